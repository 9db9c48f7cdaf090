// The order of these two counts: the policy must stand when Leaflet begins.
import './trusted.ts';
import * as L from 'leaflet';
import { clustersOf, type MapPoint, nameOf, numbersOf, popupOf } from './map-points.ts';

/** What the page says about a map, as JSON in `data-map`. */
type MapData = {
  readonly points: readonly MapPoint[];
  readonly near: { readonly lat: number; readonly lon: number } | null;
  /** Address of the page with another place to look near; `LAT,LON` stands where the place goes. */
  readonly nearHref: string;
  readonly outline: string;
  readonly tiles: { readonly url: string; readonly attribution: string } | null;
  readonly words: Readonly<
    Record<'zoomIn' | 'zoomOut' | 'pin' | 'here' | 'several' | 'about' | 'source', string>
  >;
};

/** How near to each other two markers may stand, in points of the screen. */
const apart = 34;

const started = new WeakSet<Element>();

/** Draws every map of the page that is not drawn yet, in place of its still picture. */
function startAll(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-map]')) {
    if (started.has(box)) continue;
    started.add(box);
    start(box, JSON.parse(box.dataset['map'] ?? '{}') as MapData);
  }
}

function start(box: HTMLElement, data: MapData): void {
  const { words, points, near } = data;
  box.replaceChildren();
  box.classList.add('map-box--live');
  const map = L.map(box, { zoomControl: false, attributionControl: false, maxZoom: 17, minZoom: 5 });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  drawSource(map, data.tiles ? [words.source, data.tiles.attribution] : [words.source]);
  const places = [...points, ...(near ? [near] : [])].map(({ lat, lon }): [number, number] => [lat, lon]);
  map.fitBounds(
    L.latLngBounds(
      places.length > 0
        ? places
        : [
            [51.4, -10.6],
            [55.4, -5.4],
          ],
    ).pad(0.15),
    {
      // Without pictures there is only the coast to know a place by.
      maxZoom: data.tiles ? 13 : 10,
      animate: false,
    },
  );
  void drawOutline(map, data.outline);
  if (data.tiles) L.tileLayer(data.tiles.url, { maxZoom: 19 }).addTo(map);
  for (const { lat, lon, about } of points) {
    if (about) L.circle([lat, lon], { radius: 1500, className: 'map-about', interactive: false }).addTo(map);
  }
  const markers = L.layerGroup().addTo(map);
  const redraw = () => drawMarkers(map, markers, data);
  map.on('zoomend', redraw);
  redraw();
  if (data.nearHref !== '') drawNear(map, data);
}

async function drawOutline(map: L.Map, address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const rings = (await answer.json()) as number[][];
  const pane = map.createPane('land');
  pane.classList.add('map-land-pane');
  const lines = rings.map(ring => {
    const line: [number, number][] = [];
    for (let at = 0; at + 1 < ring.length; at += 2) line.push([ring[at + 1] ?? 0, ring[at] ?? 0]);
    return [line];
  });
  L.polygon(lines, { className: 'map-land', interactive: false, pane: 'land' }).addTo(map);
}

function drawMarkers(map: L.Map, markers: L.LayerGroup, { points, words }: MapData): void {
  markers.clearLayers();
  const onScreen = points.map(point => {
    const { x, y } = map.latLngToLayerPoint([point.lat, point.lon]);
    return { point, x, y };
  });
  for (const cluster of clustersOf(onScreen, apart)) {
    const [first] = cluster;
    if (!first) continue;
    const icon = L.divIcon({
      className: cluster.some(one => one.about) ? 'map-pin map-pin--about' : 'map-pin',
      html: textIn('span', numbersOf(cluster)),
      iconSize: [44, 44],
    });
    const marker = L.marker([first.lat, first.lon], { icon, keyboard: true, riseOnHover: true });
    marker.bindPopup(popupOf(cluster, words.about), { maxWidth: 280, closeButton: true });
    marker.addTo(markers);
    marker.getElement()?.setAttribute('aria-label', nameOf(cluster, words.several));
  }
}

/** The place that is looked near: a pin to drag, and a button that takes the middle of the map, for who uses keys. */
function drawNear(map: L.Map, { near, nearHref, words }: MapData): void {
  const look = ({ lat, lng }: L.LatLng) => {
    location.assign(nearHref.replace('LAT', lat.toFixed(3)).replace('LON', lng.toFixed(3)));
  };
  if (near) {
    const icon = L.divIcon({ className: 'map-near', html: '', iconSize: [44, 44] });
    const pin = L.marker([near.lat, near.lon], { icon, draggable: true, keyboard: false, title: words.pin });
    pin.on('dragend', () => look(pin.getLatLng()));
    pin.addTo(map);
  }
  const control = new L.Control({ position: 'bottomleft' });
  control.onAdd = () => {
    const button = L.DomUtil.create('button', 'map-here');
    button.type = 'button';
    button.textContent = words.here;
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener('click', () => look(map.getCenter()));
    return button;
  };
  control.addTo(map);
}

/** Whose the coast and the pictures are, as text: Leaflet's own control would read it as HTML. */
function drawSource(map: L.Map, sources: readonly string[]): void {
  const control = new L.Control({ position: 'bottomright' });
  control.onAdd = () => {
    const line = textIn('div', sources.join(', '));
    line.className = 'leaflet-control-attribution';
    return line;
  };
  control.addTo(map);
}

function textIn(tag: 'div' | 'span', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

startAll();
new MutationObserver(startAll).observe(document.body, { childList: true, subtree: true });
