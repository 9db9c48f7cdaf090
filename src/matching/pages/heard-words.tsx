import { Button, type Child, Chips, Fold, Form, Icon, LinkButton } from '../../ui/index.ts';
import { conceptName } from '../concept-names.ts';
import { foldWord, lexiconLanguages } from '../lexicon/index.ts';
import type { AnswerProps } from './answer-props.ts';
import { writeWords } from './words-query.ts';

/** What was heard, each with the words that raised it, and all that a reader can put right about it. */
export function HeardWords(props: AnswerProps) {
  const { asked, input, result, lexicon, href } = props;
  const { t, say } = asked.view;
  const { heard } = result;
  return (
    <div class="section stack stack--tight">
      <h2>{t('matching.heard.title')}</h2>
      {heard.concepts.length === 0 ? (
        <p>{t('matching.heard.nothing')}</p>
      ) : (
        <Chips
          view={asked.view}
          label={t('matching.heard.title')}
          items={heard.concepts.map(({ id, words }) => ({
            text: conceptName(asked.view, lexicon, id),
            heard: words.length > 0 ? words.join(', ') : undefined,
            remove: href(without(input, id)),
          }))}
        />
      )}
      <ReadAs {...props} />
      {heard.unwanted.length > 0 ? (
        <p>
          {t('matching.heard.unwanted', {
            words: say.list(heard.unwanted.flatMap(({ words }) => words.map(word => `“${word}”`))),
          })}
        </p>
      ) : null}
      <p class="small quiet">{t('matching.heard.note')}</p>
      <div class="match-right">
        <AddConcept {...props} />
        <Language {...props} />
      </div>
      {input.not.length > 0 ? (
        <p>
          <a href={href({ not: [] })}>{t('matching.heard.back')}</a>
        </p>
      ) : null}
    </div>
  );
}

function without(input: AnswerProps['input'], id: string): Partial<AnswerProps['input']> {
  const added = input.added ?? [];
  return added.includes(id) ? { added: added.filter(one => one !== id) } : { not: [...input.not, id] };
}

function ReadAs({ asked, input, result, href }: AnswerProps) {
  const { t } = asked.view;
  const typed = input.asTyped ?? [];
  return (
    <>
      {result.heard.readAs.map(one => (
        <p>
          {t('matching.heard.read_as', one)}{' '}
          <a href={href({ asTyped: [...typed, foldWord(one.typed)] })}>
            {t('matching.heard.as_typed', { typed: one.typed })}
          </a>
        </p>
      ))}
      {typed.length > 0 ? (
        <p>
          <a href={href({ asTyped: [] })}>{t('matching.heard.read_again')}</a>
        </p>
      ) : null}
    </>
  );
}

/** Adds what was not heard: by its name, or by any word for it. */
function AddConcept({ asked, input, lexicon, carried, offered, add }: AnswerProps) {
  const { view, path } = asked;
  const { t } = view;
  const names = [...lexicon.concepts.keys()].map(id => conceptName(view, lexicon, id));
  return (
    <Fold summary={t('matching.add.title')} open={offered !== null}>
      <Form view={view} action={path} method="get">
        <Carried fields={{ ...carried, ...writeWords(input) }} />
        <label class="label" for="add">
          {t('matching.add.label')}
        </label>
        <div class="match-row field">
          <input
            id="add"
            name="add"
            value={add}
            maxlength={80}
            list="add-list"
            autocomplete="off"
            dir="auto"
          />
          <datalist id="add-list">
            {[...new Set(names)]
              .toSorted((a, b) => a.localeCompare(b))
              .map(name => (
                <option value={name} />
              ))}
          </datalist>
          <Button look="quiet">{t('matching.add.do')}</Button>
        </div>
      </Form>
      <Offered {...{ asked, input, lexicon, carried, offered, add }} />
    </Fold>
  );
}

function Offered({
  asked,
  input,
  lexicon,
  carried,
  offered,
  add,
}: Omit<AnswerProps, 'result' | 'href' | 'pausedUntil'>) {
  const { view, path } = asked;
  const { t } = view;
  if (offered === null) return null;
  if (offered.length === 0) return <p role="status">{t('matching.add.none', { typed: add })}</p>;
  return (
    <>
      <p>{t('matching.add.which')}</p>
      <p class="acts">
        {offered.map(id => {
          const words = writeWords(input, { added: [...(input.added ?? []), id] });
          return (
            <LinkButton
              look="quiet"
              small
              icon="plus"
              href={`${path}?${new URLSearchParams({ ...carried, ...words })}`}
            >
              {conceptName(view, lexicon, id)}
            </LinkButton>
          );
        })}
      </p>
    </>
  );
}

/** The language it was read as; the reader confirms it by leaving it, or changes it. */
function Language({ asked, input, result, carried }: AnswerProps) {
  const { view, path } = asked;
  const { t } = view;
  const read = result.heard.language;
  const { said_in: _, ...words } = writeWords(input);
  return (
    <Form view={view} action={path} method="get" inline>
      <Carried fields={{ ...carried, ...words }} />
      <label class="label" for="said-in">
        {input.language ? t('matching.language.said') : t('matching.language.read')}
      </label>
      <div class="match-row field">
        <select id="said-in" name="said_in">
          {read === null ? <option value="">{t('matching.language.unknown')}</option> : null}
          {lexiconLanguages.map(one => (
            <option value={one} selected={one === read}>
              {t(`matching.language.${one}`)}
            </option>
          ))}
        </select>
        <Button look="words">
          <Icon name="check" /> {t('matching.language.change')}
        </Button>
      </div>
    </Form>
  );
}

/** Fields that a form of the page carries along unseen. */
export function Carried({ fields }: { readonly fields: Readonly<Record<string, string>> }): Child {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
