import { type Template, type TemplateName, templates } from '../templates.ts';

/** The pieces of a message that have words of their own. `neutral`: for people whose messages must not say what the service is. */
export const wordingParts = ['subject', 'body', 'sms', 'neutral'] as const;
export type WordingPart = (typeof wordingParts)[number];

/** The pieces a template has, by the ways it may take. */
export function partsOfTemplate(name: TemplateName): readonly WordingPart[] {
  const { ways, to }: Template = templates[name];
  const written = ways.some(way => way !== 'sms');
  return [
    ...(written ? (['subject', 'body'] as const) : []),
    ...(ways.includes('sms') ? (['sms'] as const) : []),
    ...(to === 'person' ? (['neutral'] as const) : []),
  ];
}

/** Values that every wording may use: who writes and when they answer. */
export const houseValues = ['programme', 'host', 'phone', 'hours'] as const;

/** The values that the words of a template may use. */
export const valuesOfTemplate = (name: TemplateName): readonly string[] => [
  ...templates[name].values,
  ...houseValues,
];

/** Templates whose words a programme may change: what goes to people, who refers, GPs and groups. Alarms and sign-in stay as they are. */
export const ownNames: readonly TemplateName[] = (Object.keys(templates) as TemplateName[]).filter(
  name => templates[name].to !== 'staff',
);
