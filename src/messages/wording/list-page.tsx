import { DataTable, document, LOCALES, Notice, StaffLayout } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { templateWords } from '../pages/state-words.ts';
import { type Template, type TemplateName, templates } from '../templates.ts';
import { ownNames } from './part.ts';
import { ownWordings } from './store.ts';

/** Who decides what messages say. */
export const wordingDoor = ['coordinator', 'administrator'] as const;

/** Every message whose words a programme may change, and in which languages it has. */
export const wordingListPage = route({
  method: 'get',
  path: '/wordings',
  door: wordingDoor,
  async handle(ask) {
    const { view } = ask;
    const { t, say } = view;
    const own = await ask.within(ownWordings);
    const waysOf = (name: TemplateName) => {
      const { ways, to }: Template = templates[name];
      return `${t(`messages.to.${to}`)}, ${say.list(ways.map(way => t.code('channels', way)))}`;
    };
    const languages = (name: TemplateName) =>
      LOCALES.filter(({ locale }) => own.get(name)?.includes(locale)).map(one => one.name);
    return ask.page(
      document(
        <StaffLayout view={view} title={t('messages.wording.title')} current="wordings" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <h1>{t('messages.wording.title')}</h1>
            <p class="lead">{t('messages.wording.lead')}</p>
          </div>
          <Notice tone="calm">{t('messages.wording.languages')}</Notice>
          <DataTable
            caption={t('messages.wording.title')}
            hiddenCaption
            rows={ownNames}
            rowKey={name => name}
            columns={[
              {
                label: t('messages.list.message'),
                head: true,
                cell: name => <a href={`/wordings/${name}`}>{templateWords(view, { template: name })}</a>,
              },
              { label: t('messages.list.way'), cell: waysOf },
              {
                label: t('messages.wording.whose'),
                cell: name =>
                  languages(name).length > 0
                    ? t('messages.wording.own', { languages: say.list(languages(name)) })
                    : t('messages.wording.house'),
              },
            ]}
          />
        </StaffLayout>,
      ),
    );
  },
});
