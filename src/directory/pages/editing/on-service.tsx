import type { Scope } from '../../../platform/database/index.ts';
import { Button, Fold, Form, Icon, LinkButton, Notice, TimeLine, type View } from '../../../ui/index.ts';
import { may } from '../../editing/policy.ts';
import {
  type Correction,
  confirmationsOf,
  correctionsOf,
  type EditableService,
  type EntryChange,
  editableService,
  type GroupConfirmation,
  historyOf,
} from '../../editing/queries.ts';
import { type EditGroup, editGroups, safeguards } from '../../editing/service-edit.ts';
import { freshnessOf } from '../../freshness.ts';
import { valueInWords } from '../keeping/edit-words.ts';

/** What those who keep the directory see of an entry besides what everybody sees. */
export type EditingFacts = {
  readonly service: EditableService;
  readonly confirmations: readonly GroupConfirmation[];
  readonly corrections: readonly Correction[];
  readonly history: readonly EntryChange[];
  /** The actor may say that it is right; who only reads it sees what was done to it. */
  readonly confirms: boolean;
  /** The actor may change it, and not only say that it is right. */
  readonly keeps: boolean;
  /** The actor may note what the programme has seen of vetting and insurance, of any entry. */
  readonly answers: boolean;
};

/** Reads them. Throws NotFound. */
export async function editingFacts(scope: Scope, serviceId: string): Promise<EditingFacts> {
  const { db, actor } = scope;
  const [service, confirmations, corrections, history] = await Promise.all([
    editableService(db, serviceId),
    confirmationsOf(db, serviceId),
    correctionsOf(db, serviceId),
    historyOf(db, serviceId, 20),
  ]);
  const keeps = may(actor, 'edit').ok && service.keptBy === null;
  return {
    service,
    confirmations,
    corrections,
    history,
    keeps,
    confirms: may(actor, 'confirm').ok,
    answers: may(actor, 'edit').ok,
  };
}

type Props = { readonly view: View; readonly facts: EditingFacts };

/** Group by group: how far it can be trusted, what the source says, and the way to confirm or change it. */
export function EditingSections({ view, facts }: Props) {
  const { t } = view;
  const { service, keeps } = facts;
  if (!facts.confirms) return <History view={view} facts={facts} />;
  const groups = editGroups.filter(group => group !== 'safeguarding');
  return (
    <section class="section stack" aria-labelledby="keep">
      <h2 id="keep">{t('directory.edit.confirm.title')}</h2>
      {service.keptBy ? <p>{t('directory.edit.kept_by', { name: service.keptBy })}</p> : null}
      <ul class="edit-groups">
        {groups.map(group => (
          <GroupLine view={view} facts={facts} group={group} />
        ))}
      </ul>
      <div class="acts">
        <Form view={view} action={`/services/${service.id}/confirm`} inline>
          <Button icon="check">{t('directory.edit.confirm')}</Button>
        </Form>
        {keeps ? <Listing view={view} facts={facts} /> : null}
      </div>
      <Safeguarding view={view} facts={facts} />
      <History view={view} facts={facts} />
    </section>
  );
}

function Listing({ view, facts: { service } }: Props) {
  const { t } = view;
  if (service.notListedSince === null)
    return (
      <LinkButton href={`/services/${service.id}/take-off`} look="quiet">
        {t('directory.edit.listed.off')}
      </LinkButton>
    );
  return (
    <Form view={view} action={`/services/${service.id}/put-back`} inline>
      <Button look="quiet">{t('directory.edit.listed.back')}</Button>
    </Form>
  );
}

function GroupLine({ view, facts, group }: Props & { readonly group: EditGroup }) {
  const { t, say } = view;
  const { service, confirmations, keeps } = facts;
  const correction = facts.corrections.find(one => one.group === group);
  // All of it counts for each; the newer of both is what is known.
  const days = confirmations.filter(one => one.group === group || one.group === 'entry').map(({ on }) => on);
  const last = days.toSorted(Temporal.PlainDate.compare).at(-1) ?? null;
  const freshness = freshnessOf(last, say.today);
  const old = freshness === 'stale' || freshness === 'never';
  const on = last === null ? '' : say.date(last);
  return (
    <li class="edit-groups__one">
      <div>
        <strong>{t(`directory.edit.group.${group}`)}</strong>
        <div class={old ? 'hit__stale' : 'small quiet'}>
          {old ? <Icon name="warn" /> : null}
          {t(`directory.confirmed.${freshness}`, { on })}
        </div>
        {correction ? <Corrected view={view} facts={facts} correction={correction} /> : null}
      </div>
      <div class="acts">
        {group === 'entry' ? null : (
          <Form view={view} action={`/services/${service.id}/confirm`} inline>
            <input type="hidden" name="group" value={group} />
            <Button look="quiet" small>
              {t('directory.edit.confirm_group')}
              <span class="visually-hidden"> {t(`directory.edit.group.${group}`)}</span>
            </Button>
          </Form>
        )}
        {keeps ? (
          <LinkButton
            href={`/services/${service.id}/edit/${group}`}
            look="quiet"
            small
            hiddenText={t(`directory.edit.group.${group}`)}
          >
            {t('directory.edit.change')}
          </LinkButton>
        ) : null}
      </div>
    </li>
  );
}

function Corrected({ view, facts, correction }: Props & { readonly correction: Correction }) {
  const { t, say } = view;
  const { service, keeps } = facts;
  const { group } = correction;
  const told = Object.entries(correction.sourceValue).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(service.edit[group], field)),
  );
  return (
    <Fold
      summary={t('directory.edit.corrected', { on: say.date(correction.since), name: correction.byName })}
    >
      <dl class="edit-told">
        {told.map(([field, value]) => (
          <>
            <dt>{t.of(`directory.edit.field.${group}.${field}`)}</dt>
            <dd>
              {t('directory.edit.says_source')}: {valueInWords(view, field, value).join(' · ')}
            </dd>
          </>
        ))}
      </dl>
      {keeps ? (
        <Form view={view} action={`/services/${service.id}/use-source`} inline>
          <input type="hidden" name="group" value={group} />
          <Button look="quiet" small>
            {t('directory.edit.use_source')}
          </Button>
        </Form>
      ) : null}
    </Fold>
  );
}

function Safeguarding({ view, facts: { service, answers } }: Props) {
  const { t, say } = view;
  const { safeguarding } = service.edit;
  return (
    <div class="stack stack--tight">
      <h3>{t('directory.edit.group.safeguarding')}</h3>
      <p class="small quiet">{t('directory.edit.safeguarding_own')}</p>
      <ul class="ticks">
        {safeguards.map(what => {
          const { value, checkedOn, note } = safeguarding[what];
          const on = checkedOn === null ? '' : `, ${say.date(Temporal.PlainDate.from(checkedOn))}`;
          return (
            <li>
              {t(`directory.edit.field.safeguarding.${what}`)}: {t(`directory.edit.fact.${value}`)}
              {on}
              {note ? ` (${note})` : ''}
            </li>
          );
        })}
      </ul>
      {answers ? (
        <div class="acts">
          <LinkButton href={`/services/${service.id}/edit/safeguarding`} look="quiet" small>
            {t('directory.edit.change')}
          </LinkButton>
        </div>
      ) : null}
    </div>
  );
}

function History({ view, facts: { history } }: Props) {
  const { t, say } = view;
  return (
    <Fold summary={t('directory.edit.history.title')}>
      {history.length === 0 ? (
        <p>{t('directory.edit.history.none')}</p>
      ) : (
        <TimeLine
          items={history.map(one => ({
            at: one.at.toString(),
            when: say.date(one.at),
            body: (
              <>
                <p>{t(`directory.edit.history.${one.what}`, { name: one.byName })}</p>
                {one.changes.map(({ group, field, before, after }) => (
                  <p class="small">
                    {t.of(`directory.edit.field.${group}.${field}`)}:{' '}
                    {t('directory.edit.history.from_to', {
                      before: valueInWords(view, field, before).join(' · '),
                      after: valueInWords(view, field, after).join(' · '),
                    })}
                  </p>
                ))}
                {one.reason ? <p class="small">{one.reason}</p> : null}
              </>
            ),
          }))}
        />
      )}
    </Fold>
  );
}

/** That it is off the list, and why. */
export function NotListedNotice({ view, facts: { service, history } }: Props) {
  const { t, say } = view;
  if (service.notListedSince === null) return null;
  const on = say.date(Temporal.Instant.from(service.notListedSince));
  const reason = history.find(one => one.what === 'taken_off')?.reason;
  return (
    <Notice>
      {reason
        ? t('directory.edit.listed.notice_why', { on, reason })
        : t('directory.edit.listed.notice', { on })}
    </Notice>
  );
}
