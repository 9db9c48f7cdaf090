import { ChoiceGroup, type FieldErrors, Fold, Tag, TextArea, type Typed, type View } from '../../ui/index.ts';
import { needsInWords } from '../pages/words.ts';
import type { Register, RegisterLine } from './register-queries.ts';
import { marks } from './tally.ts';

type Props = {
  readonly view: View;
  readonly register: Register;
  readonly address: string;
  readonly open: boolean;
  readonly typed: Typed | null;
  readonly errors: FieldErrors | null;
};

/** Everybody with a place, one under the other: first name, what to know, and how they stand. */
export function RegisterLines(props: Props) {
  return (
    <div class="stack">
      {props.register.lines.map((line, at) => (
        <section class="card stack stack--tight" aria-labelledby={`who-${line.placeId}`}>
          <h2 id={`who-${line.placeId}`}>{nameOf(props, line, at)}</h2>
          <Know view={props.view} line={line} />
          {props.open ? <Marks {...props} line={line} /> : <Stands {...props} line={line} />}
        </section>
      ))}
    </div>
  );
}

/** Two who are called the same are told apart by their number in the list. */
function nameOf({ view, register }: Props, line: RegisterLine, at: number): string {
  const alike = register.lines.filter(one => one.firstName === line.firstName).length > 1;
  return alike ? view.t('groups.register.alike', { name: line.firstName, number: at + 1 }) : line.firstName;
}

function Know({ view, line }: { readonly view: View; readonly line: RegisterLine }) {
  const { t } = view;
  const needs = needsInWords(view, { ...line, interpreter: line.interpreter_language });
  if (needs.length === 0 && !line.needs_note) return null;
  return (
    <div class="know">
      {needs.map(need => (
        <>
          <Tag tone="look">{need}</Tag>{' '}
        </>
      ))}
      {line.needs_note ? (
        <p>
          <b>{t('groups.register.know')}</b> {line.needs_note}
        </p>
      ) : null}
    </div>
  );
}

function Marks({ view, line, typed, errors }: Props & { readonly line: RegisterLine }) {
  const { t } = view;
  const id = line.placeId;
  const standing = line.standing === null || line.standing === 'made_up' ? '' : line.standing;
  const values = typed ?? { [`mark_${id}`]: standing, [`note_${id}`]: line.note ?? '' };
  return (
    <>
      <input type="hidden" name={`was_${id}`} value={`${standing}:${line.note ?? ''}`.slice(0, 20)} />
      <ChoiceGroup
        view={view}
        name={`mark_${id}`}
        legend={t('groups.register.how', { name: line.firstName })}
        hiddenLegend
        columns={2}
        values={values}
        errors={errors}
        options={marks.map(value => ({ value, label: t(`groups.standing.${value}`) }))}
      />
      <Fold summary={t('groups.register.note')} open={(values[`note_${id}`] ?? '') !== ''}>
        <TextArea
          view={view}
          name={`note_${id}`}
          label={t('groups.register.note.label', { name: line.firstName })}
          hint={t('groups.register.note.hint')}
          rows={2}
          values={values}
          errors={errors}
          optional
        />
      </Fold>
    </>
  );
}

function Stands({ view, register, address, line }: Props & { readonly line: RegisterLine }) {
  const { t, say } = view;
  const { standing } = line;
  const traces = register.traces.filter(one => one.attendanceId === line.attendanceId);
  const there = standing !== null && standing !== 'absent' && standing !== 'excused';
  return (
    <>
      <p>
        <Tag tone={there ? 'going' : 'plain'} icon={there ? 'check' : undefined}>
          {standing ? t(`groups.standing.${standing}`) : t('groups.register.not_marked')}
        </Tag>
      </p>
      {line.note ? <p>{line.note}</p> : null}
      {traces.map(one => (
        <p class="small quiet">
          {t('groups.register.trace', {
            was: t(`groups.standing.${one.was}`),
            name: one.by,
            when: say.when(one.at),
          })}{' '}
          {one.why ?? ''}
        </p>
      ))}
      {register.date.signed_at ? (
        <p>
          <a href={`${address}/${line.placeId}`}>
            {t('groups.register.correct')}
            <span class="visually-hidden"> {line.firstName}</span>
          </a>
        </p>
      ) : null}
    </>
  );
}
