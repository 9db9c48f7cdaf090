import { Button, Form, FormEnd, LinkButton, Select, type View } from '../../ui/index.ts';
import { type AccessPackage, type AccessRequest, closedWays } from '../access/store.ts';

type ActsProps = {
  readonly view: View;
  readonly request: AccessRequest;
  readonly file: AccessPackage | null;
  readonly isRead: boolean;
  readonly isOver: boolean;
};

/** What can be done with a request: make the copy, take it, end it, take more time. */
export function CopyActs({ view, request, file, isRead, isOver }: ActsProps) {
  const { t, say } = view;
  const base = `/records/copies/${request.id}`;
  return (
    <>
      <section class="section">
        <h2>{t('records.package.title')}</h2>
        <p class="quiet">{t('records.package.text')}</p>
        {file ? (
          <>
            <p>
              {t('records.package.made', {
                when: say.when(file.madeAt),
                size: say.number(Math.ceil(file.size / 1024)),
                until: say.when(file.expiresAt),
              })}
            </p>
            <p class="small quiet">
              <bdi dir="ltr" class="kept-text">
                {t('records.package.seal', { hash: file.sha256.replaceAll(/(.{8})/g, '$1 ').trim() })}
              </bdi>
            </p>
            {file.isThere ? (
              <div class="acts">
                <LinkButton href={`${base}/record.pdf`} icon="download">
                  {t('records.package.pdf')}
                </LinkButton>
                <LinkButton href={`${base}/package.tar`} look="quiet" icon="download">
                  {t('records.package.take')}
                </LinkButton>
              </div>
            ) : (
              <p>{t('records.package.gone')}</p>
            )}
          </>
        ) : null}
        {isOver || !isRead ? null : (
          <Form view={view} action={`${base}/package`}>
            <FormEnd>
              <Button look={file ? 'quiet' : 'main'}>
                {t(file ? 'records.package.again' : 'records.package.make')}
              </Button>
            </FormEnd>
          </Form>
        )}
      </section>
      {isOver ? null : (
        <section class="section">
          <h2>{t('records.close.title')}</h2>
          <Form view={view} action={`${base}/close`}>
            <Select
              view={view}
              name="why"
              label={t('records.close.why')}
              blank={t('ui.form.choose')}
              size="medium"
              values={{}}
              errors={null}
              options={closedWays.map(value => ({ value, label: t(`records.close.${value}`) }))}
            />
            <FormEnd>
              <Button look="quiet">{t('records.close.do')}</Button>
            </FormEnd>
          </Form>
          {request.extendedWhy ? null : (
            <Form view={view} action={`${base}/extend`}>
              <h3>{t('records.extend.title')}</h3>
              <p>{t('records.extend.text')}</p>
              <Select
                view={view}
                name="more"
                label={t('records.extend.why')}
                blank={t('ui.form.choose')}
                size="medium"
                values={{}}
                errors={null}
                options={(['complex', 'many_requests'] as const).map(value => ({
                  value,
                  label: t(`records.extend.${value}`),
                }))}
              />
              <FormEnd>
                <Button look="quiet">{t('records.extend.do')}</Button>
              </FormEnd>
            </Form>
          )}
        </section>
      )}
    </>
  );
}
