import { careListeners } from '../../src/care/index.ts';
import { newId } from '../../src/core/index.ts';
import { conversionOf } from '../../src/introductions/conversion-queries.ts';
import { offerStore } from '../../src/introductions/go-along/store.ts';
import { askHowItGoes, chaseIntroductions } from '../../src/introductions/routines.ts';
import { byMail } from '../../src/messages/channels/by-mail.ts';
import { decideMessage, queueMessage } from '../../src/messages/index.ts';
import type { Mailer } from '../../src/messages/mailer.ts';
import type { NewMessage } from '../../src/messages/queue-message.ts';
import { sendDue } from '../../src/messages/send-due.ts';
import type { UseName } from '../../src/people/index.ts';
import { systemActor } from '../../src/platform/database/index.ts';
import { deliverNow } from '../../src/platform/events/index.ts';
import { addStatusLink } from '../../src/referrals/index.ts';
import { rowsForStudy } from '../../src/reports/index.ts';
import type { Agreed } from './world.ts';

/** How one use is tried: `begin` does what comes before, `happens` tries it and says how often something was told or used. */
export type Scene = {
  readonly use: UseName;
  readonly name: string;
  /** State of the referral it needs. */
  readonly state?: 'active' | 'closed';
  readonly recipient?: (of: Agreed) => { readonly name: string; readonly id: string | null };
  begin(of: Agreed): Promise<unknown>;
  happens(of: Agreed, begun: unknown): Promise<number>;
};

const programmeOf = ({ app }: Agreed) => app.clare.linkWorker.actor.programmeId;
const asHouse = <T>(of: Agreed, work: Parameters<Agreed['app']['database']['within']>[1]) =>
  of.app.database.within(systemActor(programmeOf(of)), work) as Promise<T>;

/** Hands over whatever waits and counts what was handed over about this person. */
async function handedOver(of: Agreed): Promise<number> {
  const { app, personId } = of;
  const taken: string[] = [];
  const mailer: Mailer = {
    send: async mail => {
      taken.push(mail.messageId);
      return 'taken';
    },
    close: () => undefined,
  };
  await sendDue({ database: app.database, sender: byMail(mailer) }, programmeOf(of));
  const rows = await app.sql<{ id: string }>('select id from message where person_id = $1', [personId]);
  return taken.filter(id => rows.some(row => id.includes(row.id))).length;
}

type Letter = Pick<NewMessage, 'template' | 'values' | 'told' | 'recipient'>;
const group = (of: Agreed) => ({ name: of.serviceName, id: of.serviceId });
const told = (of: Agreed) => ({ id: of.serviceId, names: [of.serviceName] });
const letters: Readonly<Record<string, { readonly use: UseName; readonly letter: (of: Agreed) => Letter }>> =
  {
    'news to who referred': {
      use: 'referrer_news',
      letter: () => ({
        template: 'closed',
        values: { initials: 'B. K.', reference: 'HR-1', held: 3 },
        told: { names: ['Nurse Ita Hogan'] },
        recipient: { email: 'ita@example.org' },
      }),
    },
    'a letter to the GP': {
      use: 'gp_letter',
      letter: () => ({
        template: 'gp_letter',
        values: { initials: 'B. K.', reference: 'HR-1' },
        told: { names: ['Dr Orla Considine'] },
        recipient: { email: 'orla@example.org' },
      }),
    },
    'an introduction to a group': {
      use: 'group_introduction',
      letter: of => ({
        template: 'introduction',
        values: { service: 's', first_name: 'Breda', worker: 'w', link: 'l' },
        told: told(of),
        recipient: { email: 'group@example.org' },
      }),
    },
    'a question to a group': {
      use: 'group_chase',
      letter: of => ({
        template: 'chase',
        values: { service: 's', first_name: 'Breda', day: 'Monday', worker: 'w', link: 'l' },
        told: told(of),
        recipient: { email: 'group@example.org' },
      }),
    },
    'a reminder of a meeting': {
      use: 'person_news',
      letter: () => ({
        template: 'session_reminder',
        values: {
          name: 'Breda',
          worker: 'w',
          when: 'Tuesday',
          place: 'p',
          ask: 'none',
          link: '',
          yes: 'YES',
          no: 'NO',
          call: 'CALL',
        },
      }),
    },
  };
const recipients: Partial<Record<UseName, Scene['recipient']>> = {
  referrer_news: () => ({ name: 'Nurse Ita Hogan', id: null }),
  gp_letter: () => ({ name: 'Dr Orla Considine', id: null }),
  group_introduction: group,
  group_chase: group,
};
const named = (use: UseName) => (recipients[use] ? { recipient: recipients[use] } : {});

const queue = (of: Agreed, letter: Letter) =>
  asHouse<{ id: string; state: string }>(of, scope =>
    queueMessage(scope, { ...letter, personId: of.personId, referralId: of.referralId, channel: 'email' }),
  );

const ofLetters: Scene[] = Object.entries(letters).flatMap(([name, { use, letter }]) => [
  {
    use,
    ...named(use),
    name: `${name}, not written yet`,
    begin: async () => undefined,
    async happens(of) {
      await queue(of, letter(of));
      return handedOver(of);
    },
  },
  {
    use,
    ...named(use),
    name: `${name}, waiting to be sent`,
    begin: of => queue(of, letter(of)),
    happens: handedOver,
  },
  {
    use,
    ...named(use),
    name: `${name}, tried once and to be tried again`,
    async begin(of) {
      const { id } = await queue(of, letter(of));
      await of.app.sql('update message set tries = 2, next_try_at = $2 where id = $1', [
        id,
        of.app.clock.now(),
      ]);
    },
    happens: handedOver,
  },
  {
    use,
    ...named(use),
    name: `${name}, held and let go by a member of staff`,
    async begin(of) {
      const { id } = await queue(of, letter(of));
      await of.app.sql("update message set state = 'held', state_reason = 'address_refused' where id = $1", [
        id,
      ]);
      return id;
    },
    async happens(of, id) {
      const decide = of.app.database.within(of.app.clare.coordinator.actor, scope =>
        decideMessage(scope, { messageId: String(id), act: 'release' }),
      );
      await decide.catch(() => undefined);
      return handedOver(of);
    },
  },
  {
    use,
    ...named(use),
    name: `${name}, done by hand`,
    begin: of => queue(of, letter(of)),
    async happens(of, queued) {
      const { id } = queued as { id: string };
      const decide = of.app.database.within(of.app.clare.coordinator.actor, scope =>
        decideMessage(scope, { messageId: id, act: 'by_hand' }),
      );
      return decide.then(
        () => 1,
        () => 0,
      );
    },
  },
]);

const count = async (of: Agreed, sql: string, values: readonly unknown[]) =>
  (await of.app.sql(sql, values)).length;

/** Every scene. A use without one fails the test. */
export const scenes: readonly Scene[] = [
  ...ofLetters,
  {
    use: 'referrer_status',
    recipient: () => ({ name: 'Nurse Ita Hogan', id: null }),
    name: 'the status page by a link that is open already',
    begin: of => asHouse<string>(of, async scope => addStatusLink(scope, of.referralId)),
    async happens({ app }, token) {
      const text = await (await app.get(`/clare/status/${token}`)).text();
      return /First meeting/.test(text) ? 1 : 0;
    },
  },
  {
    use: 'group_chase',
    recipient: group,
    name: 'a group that the clock would ask again',
    begin: of =>
      of.app.sql(
        "update introduction set state = 'sent', next_on = '2026-11-20', chased_times = 0 where id = $1",
        [of.introductionId],
      ),
    async happens(of) {
      await asHouse(of, chaseIntroductions);
      return count(of, "select 1 from outbox where name = 'IntroductionChased' and subject_id = $1", [
        of.introductionId,
      ]);
    },
  },
  {
    use: 'still_going',
    name: 'a question whether they still go, after the end',
    state: 'closed',
    begin: async () => undefined,
    async happens(of) {
      await asHouse(of, askHowItGoes);
      return count(of, "select 1 from task where kind = 'still_going' and person_id = $1", [of.personId]);
    },
  },
  {
    use: 'call_later',
    name: 'a call that is planned',
    state: 'closed',
    begin: of =>
      of.app.sql(
        `insert into task (programme_id, id, kind, subject_id, referral_id, person_id, assignee_id, due_on, created_at)
         values ($1, $2, 'follow_up', $3, $3, $4, $5, '2027-02-20', now())`,
        [programmeOf(of), newId(), of.referralId, of.personId, of.app.clare.linkWorker.actor.id],
      ),
    async happens(of) {
      await deliverNow(of.app.database, programmeOf(of), careListeners);
      return count(
        of,
        "select 1 from task where kind = 'follow_up' and person_id = $1 and cancelled_at is null",
        [of.personId],
      );
    },
  },
  {
    use: 'go_along',
    name: 'an offer to go along, shown to somebody new',
    begin: of =>
      of.app.sql(
        `insert into buddy_offer (programme_id, id, introduction_id, asked_on, how, recorded_by, recorded_by_name, recorded_at)
         values ($1, $2, $3, '2026-11-01', 'in_person', $4, 'A', now())`,
        [programmeOf(of), newId(), of.introductionId, of.app.clare.linkWorker.actor.id],
      ),
    happens: of =>
      asHouse<number>(
        of,
        async scope => (await offerStore(scope).forNewcomer([of.serviceId], newId())).length,
      ),
  },
  {
    use: 'data_set',
    name: 'a line of the data set',
    begin: async () => undefined,
    async happens(of) {
      const days = { day: '1', month: '11', year: '2026' };
      const form = Object.fromEntries(
        ['from', 'until'].flatMap(end =>
          Object.entries(days).map(([part, value]) => [
            `${end}-${part}`,
            end === 'until' && part === 'day' ? '30' : value,
          ]),
        ),
      );
      const before = await lines(of, form);
      await of.app.sql("update referral set received_at = '2025-01-01' where id = $1", [of.referralId]);
      return before - (await lines(of, form));
    },
  },
  {
    use: 'research',
    name: 'a person in a file for a study',
    begin: async () => undefined,
    happens: of =>
      asHouse<number>(of, async scope => {
        const span = {
          from: Temporal.PlainDate.from('2026-01-01'),
          until: Temporal.PlainDate.from('2026-11-30'),
        };
        return (await rowsForStudy(scope, span, null)).allowed.filter(row => row.referralId === of.referralId)
          .length;
      }),
  },
  {
    use: 'figures',
    name: 'a count of what became of introductions',
    begin: async () => undefined,
    happens: of =>
      asHouse<number>(of, async scope => {
        const today = Temporal.PlainDate.from('2026-11-23');
        return (await conversionOf(scope, [of.serviceId], today, 'Europe/Dublin')).introduced;
      }),
  },
];

async function lines({ app }: Agreed, form: Record<string, string>): Promise<number> {
  const response = await app.post(
    '/reports/data-sets/house',
    { ...form, form: 'csv', reason: 'A trial' },
    app.clare.coordinator,
  );
  return (await response.text()).trim().split('\n').length - 1;
}
