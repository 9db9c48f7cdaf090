/** Whoever does something in a journey. */
export const actors = ['lead', 'worker', 'colleague', 'office'] as const;
export type ActorName = (typeof actors)[number];

/** The states of the pathway, written here once more by hand: a mistake in the house's own table must not be found right. */
export type State =
  | 'received'
  | 'in_triage'
  | 'info_requested'
  | 'waiting'
  | 'declined'
  | 'redirected'
  | 'allocated'
  | 'contacting'
  | 'active'
  | 'on_hold'
  | 'closed'
  | 'withdrawn';

/** A referral as the model knows it. */
export type Known = {
  id: string;
  readonly mark: string;
  state: State;
  worker: 'worker' | 'colleague' | null;
  /** Which person, as a number of the model; null before acceptance. */
  person: number | null;
  held: number;
  planned: number;
  introduced: number;
};

/** What is done, to which referral. Numbers are taken modulo what there is. */
export type Step =
  | { readonly name: Plain; readonly by: ActorName; readonly to: number }
  | { readonly name: 'refer' }
  | {
      readonly name: 'allocate';
      readonly by: ActorName;
      readonly to: number;
      readonly who: 'worker' | 'colleague';
    }
  | { readonly name: 'merge'; readonly by: ActorName; readonly to: number; readonly with: number };

export const plainSteps = [
  'start',
  'ask',
  'accept',
  'decline',
  'redirect',
  'try_to_reach',
  'reach',
  'plan',
  'record',
  'hold',
  'resume',
  'close',
  'reopen',
  'withdraw',
  'write_plan',
  'introduce',
] as const;
export type Plain = (typeof plainSteps)[number];

/** Done, refused because of the state, not theirs to do (told so, or told that there is nothing). */
export type Answer = 'done' | 'refused' | 'not_theirs';

/** Everything that a journey has brought about. */
export type World = {
  readonly referrals: Known[];
  persons: number;
  /** What a person became when two were joined. */
  readonly joined: Map<number, number>;
};

const triage: readonly State[] = ['received', 'in_triage', 'info_requested'];
const work: readonly State[] = ['allocated', 'contacting', 'active', 'on_hold'];
/** The programme works with the person, or will. */
export const open: readonly State[] = ['waiting', ...work];
const sessionsPlanned = 8;

/** What a step ought to be answered, and what it changes. */
export function expect(world: World, step: Step): { readonly answer: Answer; readonly change: () => void } {
  const none = { answer: 'refused' as const, change: () => undefined };
  if (step.name === 'refer') return { answer: 'done', change: () => undefined };
  const one = at(world, step.to);
  if (!one) return none;
  const yes = (change: () => void = () => undefined) => ({ answer: 'done' as const, change });
  const no = { answer: 'not_theirs' as const, change: () => undefined };
  const lead = step.by === 'lead';
  if (step.by === 'office') return no;
  if (step.name === 'merge') {
    const other = at(world, step.with);
    if (!lead) return no;
    if (!other || one.person === null || other.person === null) return no;
    const [kept, gone] = [one.person, other.person];
    if (kept === gone) return none;
    const cases = world.referrals.filter(
      ({ person, state }) => (person === kept || person === gone) && open.includes(state),
    );
    if (cases.length > 1) return none;
    return yes(() => {
      for (const each of world.referrals) if (each.person === gone) each.person = kept;
      world.joined.set(gone, kept);
    });
  }
  if (step.name === 'allocate') {
    if (!lead) return no;
    const { who } = step;
    if (one.worker === who) return none;
    const may = one.worker === null ? one.state === 'waiting' : work.includes(one.state);
    if (!may) return none;
    return yes(() => {
      if (one.worker === null) one.state = 'allocated';
      one.worker = who;
    });
  }
  return expectPlain(world, one, step.name, step.by);
}

function expectPlain(world: World, one: Known, name: Plain, by: ActorName) {
  const yes = (change: () => void = () => undefined) => ({ answer: 'done' as const, change });
  const none = { answer: 'refused' as const, change: () => undefined };
  const no = { answer: 'not_theirs' as const, change: () => undefined };
  const becomes = (state: State, from: readonly State[]) =>
    from.includes(one.state) ? yes(() => (one.state = state)) : none;
  const lead = by === 'lead';
  switch (name) {
    case 'start':
      return lead ? becomes('in_triage', ['received', 'info_requested']) : no;
    case 'ask':
      return lead ? becomes('info_requested', triage) : no;
    case 'decline':
      return lead ? becomes('declined', triage) : no;
    case 'redirect':
      return lead ? becomes('redirected', triage) : no;
    case 'accept':
      if (!lead) return no;
      if (!triage.includes(one.state)) return none;
      return yes(() => {
        one.state = 'waiting';
        one.person = world.persons;
        world.persons += 1;
      });
    case 'withdraw':
      // Whom a person tells may be any link worker while nobody has the case yet.
      if (!lead && one.worker !== null && one.worker !== by) return no;
      if (![...triage, ...open].includes(one.state)) return none;
      return yes(() => {
        one.state = 'withdrawn';
        one.planned = 0;
      });
    default:
      break;
  }
  // A referral that nobody accepted is no case yet, and one that was declined never became one.
  if (one.person === null) return no;
  if (!lead && one.worker !== by) return no;
  const working = work.includes(one.state);
  switch (name) {
    case 'try_to_reach':
      return yes(() => {
        if (one.state === 'allocated') one.state = 'contacting';
      });
    case 'reach':
      return yes(() => {
        if (one.state === 'allocated' || one.state === 'contacting') one.state = 'active';
      });
    case 'plan':
      if (!working || one.held + one.planned >= sessionsPlanned) return none;
      return yes(() => (one.planned += 1));
    case 'record':
      // There is nothing to record where nothing was planned.
      if (one.planned === 0) return no;
      if (!working) return none;
      return yes(() => {
        one.planned -= 1;
        one.held += 1;
        if (one.state === 'allocated' || one.state === 'contacting') one.state = 'active';
      });
    case 'hold':
      return becomes('on_hold', ['allocated', 'contacting', 'active']);
    case 'resume':
      return becomes('active', ['on_hold']);
    case 'close':
      if (!working) return none;
      return yes(() => {
        one.state = 'closed';
        one.planned = 0;
      });
    case 'reopen': {
      const other = world.referrals.some(
        each => each !== one && each.person === one.person && open.includes(each.state),
      );
      return other ? none : becomes('active', ['closed']);
    }
    case 'introduce':
      return working ? yes(() => (one.introduced += 1)) : none;
    case 'write_plan':
      return working ? yes() : none;
    default:
      return none;
  }
}

/** The referral that a step is about; undefined while there is none. */
export function at(world: World, number: number): Known | undefined {
  return world.referrals[number % Math.max(1, world.referrals.length)];
}
