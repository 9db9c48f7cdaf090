import { opens, published, type TableMarks, usual } from './mark.ts';

const kept = { why: 'directory', kept: 'directory' } as const;

/** Smaller parts of entries, and the terms they use. */
export const entryPartTables = {
  'directory.service_area': {
    ...kept,
    is: 'Where a service works',
    columns: {
      ...usual('id service_id service_at_location_id position'),
      ...opens({
        name: 'Name',
        extent: 'Shape',
        extent_type: 'Kind of shape',
        uri: 'Address in the web of data',
        description: 'In words',
      }),
    },
  },
  'directory.service_capacity': {
    ...kept,
    is: 'Places of a service',
    columns: {
      ...usual('id service_id position'),
      ...opens({
        unit_id: 'Unit',
        available: 'Free',
        maximum: 'In all',
        description: 'In words',
        updated: 'When',
      }),
    },
  },
  'directory.required_document': {
    ...kept,
    is: 'Papers to bring',
    columns: { ...usual('id service_id position'), ...opens({ document: 'Which', uri: 'Page' }) },
  },
  'directory.funding': {
    ...kept,
    is: 'Who pays for a service',
    columns: { ...usual('id organization_id service_id position'), ...opens({ source: 'Who' }) },
  },
  'directory.url': {
    ...kept,
    is: 'Further pages',
    columns: {
      ...usual('id organization_id service_id position'),
      ...opens({ label: 'Name', url: 'Address' }),
    },
  },
  'directory.metadata': {
    ...kept,
    is: 'What a source says of its own changes',
    columns: {
      ...usual('id organization_id service_id location_id position'),
      ...opens({
        last_action_date: 'Day',
        last_action_type: 'What was done',
        field_name: 'With which fact',
        previous_value: 'Before',
        replacement_value: 'After',
      }),
      updated_by: published('Who did it, as the source publishes'),
    },
  },
  'directory.taxonomy': {
    ...kept,
    is: 'Lists of terms',
    columns: {
      ...usual('id'),
      ...opens({
        source_id: 'Source',
        name: 'Name',
        description: 'What it is',
        uri: 'Page',
        version: 'Version of the list',
      }),
    },
  },
  'directory.taxonomy_term': {
    ...kept,
    is: 'Terms',
    columns: {
      ...usual('id'),
      ...opens({
        source_id: 'Source',
        source_key: 'Its number in the source',
        content_hash: 'Hash of what the source says',
        taxonomy_id: 'List',
        code: 'Code',
        name: 'Name',
        description: 'What it means',
        parent_id: 'Term above',
        term_uri: 'Page',
        language: 'Language',
      }),
    },
  },
  'directory.attribute': {
    ...kept,
    is: 'Which terms an entry has',
    columns: {
      ...usual('id position'),
      ...opens({
        link_id: 'Which row',
        link_entity: 'Of which table',
        taxonomy_term_id: 'Which term',
        link_type: 'How',
        value: 'Value',
        label: 'Name',
      }),
    },
  },
  'directory.language_name': {
    ...kept,
    is: 'Names of languages',
    columns: opens({ name: 'Name', code: 'Code' }),
  },
  'directory.word': { ...kept, is: 'Words of entries, for spelling', columns: opens({ word: 'The word' }) },
} satisfies Readonly<Record<string, TableMarks>>;
