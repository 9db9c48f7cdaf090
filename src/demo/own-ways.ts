import { keepQuestionnaire, readQuestionnaire } from '../outcomes/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { changeDataSet, copyDataSet, findDataSet } from '../reports/index.ts';
import { coordinatorOf, staffOf, type World } from './world.ts';

/** What the board asks of the house's own line: how people came, how long they waited, what became of it. */
const forTheBoard: ReadonlySet<string> = new Set([
  'received_on',
  'route',
  'age_band',
  'area',
  'state',
  'closing_reason',
  'days_to_first_contact',
  'days_to_first_session',
  'sessions_held',
]);

/** A questionnaire as a partner might hand it over: our own words, in FHIR R4. */
const walking = JSON.stringify({
  resourceType: 'Questionnaire',
  url: 'https://hedgerow.example/questionnaires/out-and-about',
  name: 'OutAndAbout',
  title: 'Out and about',
  status: 'active',
  publisher: 'Invented for the demonstration',
  copyright: 'Free to use',
  language: 'en',
  item: [
    {
      linkId: 'days',
      type: 'integer',
      text: 'On how many of the last seven days did you leave the house?',
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 0 },
        { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 7 },
      ],
    },
    {
      linkId: 'walk',
      type: 'quantity',
      text: 'How far did you walk yesterday, about?',
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
          valueCoding: { system: 'http://unitsofmeasure.org', code: 'km', display: 'km' },
        },
      ],
    },
    { linkId: 'good', type: 'text', text: 'What was good about being out?', maxLength: 500 },
  ],
});

/** What a programme makes its own: a questionnaire brought as a file, not asked yet, and a data set for its board. */
export async function bringOwnWays(scope: Scope, world: World): Promise<void> {
  const today = world.calendar.today;
  const as = (key: string, role: 'coordinator' | 'administrator'): Scope => {
    const { id, name } = role === 'coordinator' ? coordinatorOf(world) : staffOf(world, key);
    return { ...scope, actor: { ...scope.actor, id, name, role } };
  };
  const [lead, office] = [as('', 'coordinator'), as('nuala', 'administrator')];
  const { understood } = readQuestionnaire(walking);
  if (understood) await keepQuestionnaire(office, { understood, comparable: false, today });
  const id = await copyDataSet(lead, 'house', 'For our board');
  const { version, columns } = await findDataSet(lead, id);
  const kept = columns.filter(column => forTheBoard.has(column.fact));
  await changeDataSet(lead, { id, version, title: 'For our board', columns: kept });
}
