import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const SRC = join(import.meta.dirname, '..');

test('every cookie that is set anywhere is named for this host alone', () => {
  const setters = globSync('**/*.{ts,tsx}', { cwd: SRC })
    .filter(file => !/\.test\.tsx?$/.test(file))
    .map(file => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))
    .filter(({ text }) => /\bsetCookie\(|set-cookie/i.test(text));
  assert.ok(setters.length >= 5, 'cookies are set');
  const loose = setters.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:setCookie|getCookie|deleteCookie)\(\s*([\w.]+),\s*([^,)]+)/g)]
      .filter(([, , name = '']) => !/^(named\(|cookieOf\(ask$|name$)/.test(name))
      .map(([call]) => `${file}: ${call}`),
  );
  assert.deepEqual(loose, []);
  for (const { file, text } of setters)
    assert.match(text, /\bcookieName\(|const named = /, `${file} names its cookies by the rule`);
});
