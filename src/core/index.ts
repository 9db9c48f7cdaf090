export { Forbidden, NotFound, type ReasonValues, Refused, Stale } from './errors.ts';
export { isId, newId } from './ids.ts';
export { fail, ok, type Result } from './result.ts';
