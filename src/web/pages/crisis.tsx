import { crisisLines, type KnownLine, regionOf } from '../../programmes/index.ts';
import { type Child, CrisisPanel, drawnForAll, type View } from '../../ui/index.ts';

export type CrisisProps = {
  readonly view: View;
  /** It stands first on the page, because of something just said. */
  readonly alert?: boolean | undefined;
  /** What was said was said of somebody else, by a referrer. */
  readonly ofOther?: boolean | undefined;
  /** Whoever reads it is under 18: lines for young people come first. */
  readonly young?: boolean | undefined;
};

/**
 * Help right now, from the registry of the region: the emergency numbers always, each line until the day its check runs
 * out. On every page on which somebody tells us something, and where something went wrong.
 */
export function Crisis({ view, alert = false, ofOther = false, young = false }: CrisisProps) {
  return drawnForAll(view, `crisis ${alert} ${ofOther} ${young}`, bare => (
    <Lines view={bare} alert={alert} ofOther={ofOther} young={young} />
  ));
}

function Lines({ view, alert, ofOther, young }: CrisisProps) {
  const { t, programme } = view;
  const profile = regionOf(programme?.region ?? 'ie');
  const { emergency, lines: all } = crisisLines(profile, view.say.today, programme?.crisis);
  const isForYoung = (line: KnownLine) => line.purpose === 'codes.crisis_for.young_people';
  const lines = young ? [...all.filter(isForYoung), ...all.filter(line => !isForYoung(line))] : all;
  const [first = '', second] = emergency.numbers;
  const number = second ? t('referrals.crisis.numbers', { first, second }) : first;
  return (
    <CrisisPanel
      view={view}
      alert={alert}
      text={alert ? t(ofOther ? 'referrals.crisis.read_other' : 'referrals.crisis.read') : undefined}
      lines={[
        { name: number, number, dial: first, text: t.of(emergency.purpose) },
        ...lines.map(line => ({
          name: line.name,
          text: line.hoursInWords
            ? `${lowerFirst(t.of(line.purpose))} (${line.hoursInWords})`
            : lowerFirst(t.of(line.purpose)),
          number: line.phone ?? undefined,
          sms: line.text
            ? {
                to: line.text.to,
                words: line.text.word,
                label: line.text.word
                  ? t('referrals.crisis.text_to', { word: line.text.word, number: line.text.to })
                  : t('referrals.crisis.text_only', { number: line.text.to }),
              }
            : undefined,
        })),
      ]}
    />
  );
}

/** The same on a page that answers for trouble: for visitors of a programme, whose country is known; staff need none. */
export function crisisFor(view: View): Child {
  return view.programme && !view.me ? <Crisis view={view} /> : null;
}

/** It follows the name of the line, within one sentence. */
function lowerFirst(words: string): string {
  return words.charAt(0).toLocaleLowerCase() + words.slice(1);
}
