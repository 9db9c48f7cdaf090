export { addEntry } from './add-entry.ts';
export { type ApplyEdit, applyEdit, type How } from './apply-edit.ts';
export { alike, type Change, changesBetween, edited, type PartialEdit } from './changes.ts';
export { confirmFacts } from './confirm-facts.ts';
export { type Kept, may, mayKeep, permit } from './policy.ts';
export {
  type Correction,
  confirmationsOf,
  correctionsOf,
  type EditableService,
  type EntryChange,
  editableService,
  type GroupConfirmation,
  historyOf,
} from './queries.ts';
export * from './service-edit.ts';
export { setListed } from './set-listed.ts';
export { useSource } from './use-source.ts';
