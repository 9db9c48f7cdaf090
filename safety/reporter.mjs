import { relative } from 'node:path';

/**
 * Says of each test, as a line of JSON, whether it passed: `{ "file": "src/…", "name": "…", "passed": true }`. What was passed over, or is
 * still to do, has not passed.
 */
export async function* tellEach(source) {
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const file = data.file ? relative(process.cwd(), data.file) : '';
    const passed = type === 'test:pass' && !data.skip && !data.todo;
    yield `${JSON.stringify({ file, name: data.name, passed })}\n`;
  }
}

// biome-ignore lint/style/noDefaultExport: the test runner asks for one.
export default tellEach;
