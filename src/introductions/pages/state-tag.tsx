import { Tag, type TagTone, type View } from '../../ui/index.ts';
import type { IntroductionState } from '../introduction.ts';

const tones: Readonly<Record<IntroductionState, TagTone>> = {
  suggested: 'plain',
  chosen: 'plain',
  given: 'plain',
  sent: 'wait',
  no_reply: 'wait',
  chased: 'wait',
  escalated: 'look',
  accepted: 'going',
  declined: 'plain',
  booked: 'going',
  first_attended: 'going',
  attending: 'going',
  completed: 'going',
  stopped: 'plain',
};

/** The state of an introduction as icon, word and shape. */
export function StateTag({ view, state }: { readonly view: View; readonly state: IntroductionState }) {
  return <Tag tone={tones[state]}>{view.t(`introductions.state.${state}`)}</Tag>;
}
