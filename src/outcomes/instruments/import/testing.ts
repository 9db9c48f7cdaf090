import { readFile } from 'node:fs/promises';
import { readQuestionnaire } from './read-questionnaire.ts';
import type { Understood } from './understood.ts';

/** The text of a file of `fixtures`. */
export function fixture(name: string): Promise<string> {
  return readFile(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8');
}

/** A questionnaire as FHIR has it, of these items. */
export function fileOf(item: readonly unknown[], more: object = {}): string {
  return JSON.stringify({ resourceType: 'Questionnaire', status: 'active', title: 'A test', item, ...more });
}

/** Reads what must be understood. */
export function understood(text: string): Understood {
  const reading = readQuestionnaire(text);
  if (!reading.understood) throw new Error(`not understood: ${reading.fault}`);
  return reading.understood;
}
