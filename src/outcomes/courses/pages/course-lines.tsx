import {
  Button,
  type Child,
  DataTable,
  Form,
  LinkButton,
  Tag,
  type TagTone,
  type View,
} from '../../../ui/index.ts';
import type { CourseStanding, MomentLine, PlaceLine } from '../read-course.ts';

const tones: Readonly<Record<CourseStanding, TagTone>> = {
  answered: 'going',
  partly: 'wait',
  declined: 'plain',
  unreachable: 'plain',
  asked: 'wait',
  open: 'wait',
  not_yet: 'plain',
  over: 'plain',
  left: 'plain',
};

type Props = { readonly view: View; readonly lines: readonly PlaceLine[] };

/** Everybody with where they stand at the start and at the end, and the ways to ask now. */
export function CourseLines({ view, lines }: Props) {
  const { t } = view;
  return (
    <DataTable
      caption={t('outcomes.course.people')}
      hiddenCaption
      rows={lines}
      rowKey={row => row.place.placeId}
      columns={[
        {
          label: t('outcomes.course.who'),
          head: true,
          cell: row => <a href={`/cases/${row.place.referralId}/measures`}>{row.place.name}</a>,
        },
        { label: t('outcomes.course.start'), cell: row => <Standing view={view} line={row.moments[0]} /> },
        { label: t('outcomes.course.end'), cell: row => <Standing view={view} line={row.moments[1]} /> },
        { label: t('outcomes.course.do'), cell: row => <Ways view={view} row={row} /> },
      ]}
    />
  );
}

function Standing({ view, line }: { readonly view: View; readonly line: MomentLine | undefined }): Child {
  if (!line) return '–';
  const { t, say } = view;
  return (
    <>
      <Tag tone={tones[line.standing]}>{t(`outcomes.course.standing.${line.standing}`)}</Tag>{' '}
      {line.standing === 'asked' && line.ask ? (
        <span class="small quiet">
          {t(`outcomes.course.asked_by.${line.ask.way as 'link'}`, { day: say.dayShort(line.ask.askedOn) })}
        </span>
      ) : null}
      {line.standing === 'not_yet' ? (
        <span class="small quiet">
          {t('outcomes.course.opens', { day: say.dayShort(line.moment.opensOn) })}
        </span>
      ) : null}
    </>
  );
}

function Ways({ view, row }: { readonly view: View; readonly row: PlaceLine }): Child {
  const { t } = view;
  const { place, hasPage } = row;
  const line = row.moments.find(one => one.isOpen);
  if (!line) return '–';
  const at = `/cases/${place.referralId}/measures/${line.moment.timepoint}`;
  const hidden = <input type="hidden" name="place" value={place.placeId} />;
  const name = place.name ?? '';
  return (
    <div class="acts">
      <LinkButton look="words" small href={`${at}?place=${place.placeId}`} hiddenText={name}>
        {t('outcomes.course.way.now')}
      </LinkButton>
      {(['link', 'phone', 'paper'] as const)
        .filter(way => way !== 'link' || hasPage)
        .map(way => (
          <Form view={view} action={`${at}/ask`} inline>
            {hidden}
            <input type="hidden" name="way" value={way} />
            <Button look="words" small>
              {t(`outcomes.course.way.${way}`)}
              <span class="visually-hidden"> {name}</span>
            </Button>
          </Form>
        ))}
      <Form view={view} action={`${at}/not-reached`} inline>
        {hidden}
        <Button look="words" small>
          {t('outcomes.course.way.not_reached')}
          <span class="visually-hidden"> {name}</span>
        </Button>
      </Form>
    </div>
  );
}
