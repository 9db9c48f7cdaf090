/** What somebody signs in with, in parts that every language can put into words. */
export type Device = { readonly browser: string | null; readonly system: string | null };

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(\b|Headless)(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
];

/** Browser and system by what the browser says of itself. The names are the same in every language. */
export function deviceOf(userAgent: string): Device {
  const found = (among: readonly (readonly [RegExp, string])[]) =>
    among.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
  return { browser: found(BROWSERS), system: found(SYSTEMS) };
}

/** As it is kept with a session: `Firefox/Windows`. */
export const deviceText = ({ browser, system }: Device): string => `${browser ?? ''}/${system ?? ''}`;

/** A kept text again in its parts. */
export function readDevice(text: string | null): Device {
  const [browser = '', system = ''] = (text ?? '').split('/');
  return { browser: browser || null, system: system || null };
}
