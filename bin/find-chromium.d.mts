/**
 * The path of a Chromium: CHROMIUM if set, else one on the PATH or in its usual place; on Debian, as root, installs one.
 * @throws Error with one sentence that says what to do
 */
export function findChromium(): string;
