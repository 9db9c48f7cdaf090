import { Button, Form, LinkButton, type View } from '../../ui/index.ts';
import type { CaseFacts } from '../case-facts.ts';

/**
 * Who looks at the case: its own link worker and any co-ordinator change it; everybody else of the team may raise a concern. Who has it
 * open by break-glass reads.
 */
export type CaseReader = {
  readonly mine: boolean;
  readonly coordinates: boolean;
  readonly onlyReads: boolean;
};

const inWork = new Set(['allocated', 'contacting', 'active', 'on_hold']);
const waits = new Set(['accepted', 'waiting']);
const ended = new Set(['closed', 'follow_up']);

type Deed = readonly [path: string, words: string];

/** The less frequent things one may do with a case where it stands; each leads to a page of its own. */
function deedsOf(state: string, { mine, coordinates, onlyReads }: CaseReader): readonly Deed[] {
  if (onlyReads) return [];
  const concern: Deed = ['concerns/new', 'workspace.do.concern'];
  const letter: Deed = ['letters/new', 'workspace.do.letter'];
  const withdraw: Deed = ['withdraw', 'workspace.do.withdraw'];
  if (!mine) return [concern];
  if (inWork.has(state)) {
    return [
      letter,
      concern,
      ...(state === 'on_hold' ? [] : [['hold', 'workspace.do.hold'] as const]),
      ['extend', 'workspace.do.extend'],
      ['supervision', 'team.supervision.put_title'],
      ['survey', 'surveys.give.title'],
      ...(coordinates ? [['/waiting', 'workspace.do.reallocate'] as const] : []),
      ['close', 'workspace.do.close'],
      withdraw,
    ];
  }
  if (waits.has(state)) return [['measures/waiting', 'team.compare.take'], concern, withdraw];
  if (ended.has(state))
    return [letter, concern, ['survey', 'surveys.give.title'], ['reopen', 'workspace.do.reopen']];
  return [concern];
}

/** What else can be done with the case, in a list of its own at the side. */
export function CaseDoSection({
  view,
  facts: { referral, person },
  reader,
}: {
  readonly view: View;
  readonly facts: CaseFacts;
  readonly reader: CaseReader;
}) {
  const { t } = view;
  const address = `/cases/${referral.id}`;
  if (reader.onlyReads) return null;
  return (
    <section aria-labelledby="do" class="section no-print">
      <h2 id="do">{t('workspace.case.do', { name: person.knownAs ?? person.givenName })}</h2>
      <ul class="list-rules">
        {reader.mine && referral.state === 'on_hold' && (
          <li>
            <Form view={view} action={`${address}/resume`}>
              <Button look="words">{t('workspace.do.resume')}</Button>
            </Form>
          </li>
        )}
        {deedsOf(referral.state, reader).map(([path, words]) => (
          <li>
            <LinkButton
              look="words"
              href={path === '/waiting' ? `/waiting/${referral.id}` : `${address}/${path}`}
            >
              {t.of(words)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
