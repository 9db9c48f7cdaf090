/** An object of a JSON file, of which nothing is known. */
export type Json = Readonly<Record<string, unknown>>;

/** The objects in a list; what is no object is left out, and no list is an empty one. */
export function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that is not blank, trimmed and at most so long; else null. */
export function textOf(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null;
  const words = value.replaceAll('\u0000', '').trim().slice(0, longest).trimEnd();
  return words === '' ? null : words.toWellFormed();
}

/** A finite number, also where it stands as a text, as some files have it; else null. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** The last part of an extension's address: `…/StructureDefinition/ordinalValue` is `ordinalValue`. */
export function extensionsOf(element: Json): readonly { readonly name: string; readonly json: Json }[] {
  return objectsIn(element['extension']).map(json => ({
    name:
      String(json['url'] ?? '')
        .split('/')
        .at(-1)
        ?.slice(0, 120) ?? '',
    json,
  }));
}

/** The extension of one of these names; null if there is none. */
export function extensionOf(element: Json, ...names: readonly string[]): Json | null {
  return extensionsOf(element).find(({ name }) => names.includes(name))?.json ?? null;
}
