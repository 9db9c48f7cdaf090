import { z } from 'zod';
import {
  BackLink,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  optionalText,
  PublicLayout,
  StaffLayout,
  type Typed,
} from '../../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../../web/index.ts';
import { publicParts, reportParts } from '../../keeping/parts.ts';
import { reportWrong } from '../../keeping/report-wrong.ts';
import { openService, serviceById } from '../../queries.ts';
import type { DirectoryDeps } from '../deps.ts';
import { WrongForm } from './wrong-form.tsx';

const words = optionalText({ lines: true, max: 1000 });
const staffForm = z.object({ part: choice(reportParts, 'directory.keeping.wrong.choose'), words });
const publicForm = z.object({ part: choice(publicParts, 'directory.keeping.wrong.choose'), words });
const staffParams = z.object({ serviceId: z.uuid() });
const publicParams = z.object({ programme: z.string(), serviceId: z.uuid() });
const staffDoor = ['link_worker', 'coordinator', 'administrator'] as const;

type StaffAsk = Pick<Ask<z.output<typeof staffParams>, unknown, unknown>, 'view' | 'params' | 'within'>;
type PublicAsk = Pick<
  Ask<z.output<typeof publicParams>, unknown, unknown>,
  'view' | 'params' | 'database' | 'programme'
>;

const thanks = (kept: boolean) => ({
  key: kept ? 'directory.keeping.wrong.thanks' : 'directory.keeping.wrong.enough',
});

/** “This is wrong”, for staff and for everybody. The buttons stand on the page of the service; these are its own pages. */
export function wrongRoutes(deps: Pick<DirectoryDeps, 'crisis'>): readonly Route[] {
  const publicShown = async (ask: PublicAsk, typed: Typed, errors: FieldErrors | null) => {
    const { view, programme } = ask;
    const service = await openService(ask.database.open, programme.region, ask.params.serviceId);
    const back = `/${programme.slug}/find/${service.id}`;
    return document(
      <PublicLayout
        view={view}
        title={view.t('directory.keeping.wrong.title')}
        frame="narrow"
        back={{ href: back, label: service.name }}
        crisis={deps.crisis(view)}
      >
        <div class="stack">
          <ErrorSummary view={view} errors={errors} />
          <h1>{view.t('directory.keeping.wrong.title')}</h1>
          <p class="lead">{service.name}</p>
          <p>{view.t('directory.keeping.wrong.lead')}</p>
          <WrongForm view={view} action={`${back}/wrong`} typed={typed} errors={errors} open />
        </div>
      </PublicLayout>,
    );
  };
  return [
    route({
      method: 'get',
      path: '/services/:serviceId/wrong',
      door: staffDoor,
      params: staffParams,
      handle: async ask => ask.page(await staffShown(ask, {}, null)),
    }),
    route({
      method: 'post',
      path: '/services/:serviceId/wrong',
      door: staffDoor,
      params: staffParams,
      form: staffForm,
      handle: ask =>
        ask.commit(async scope => {
          const kept = await reportWrong(scope, { ...ask.params, ...ask.form });
          return { to: `/services/${ask.params.serviceId}`, flash: thanks(kept) };
        }),
      again: showAgain(staffShown),
    }),
    route({
      method: 'get',
      path: '/:programme/find/:serviceId/wrong',
      door: 'visitor',
      params: publicParams,
      handle: async ask => ask.page(await publicShown(ask, {}, null)),
    }),
    route({
      method: 'post',
      path: '/:programme/find/:serviceId/wrong',
      door: 'visitor',
      params: publicParams,
      form: publicForm,
      handle: async ask => {
        const { serviceId } = ask.params;
        await openService(ask.database.open, ask.programme.region, serviceId);
        return ask.commit(async scope => {
          const kept = await reportWrong(scope, { serviceId, ...ask.form });
          return { to: `/${ask.programme.slug}/find/${serviceId}`, flash: thanks(kept) };
        });
      },
      again: showAgain(publicShown),
    }),
  ];
}

async function staffShown(ask: StaffAsk, typed: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const service = await ask.within(({ db }) => serviceById(db, ask.params.serviceId));
  return document(
    <StaffLayout view={view} title={view.t('directory.keeping.wrong.title')} current="find" frame="narrow">
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href={`/services/${service.id}`}>{service.name}</BackLink>
        <h1>{view.t('directory.keeping.wrong.title')}</h1>
        <p>{view.t('directory.keeping.wrong.lead_staff')}</p>
        <WrongForm
          view={view}
          action={`/services/${service.id}/wrong`}
          typed={typed}
          errors={errors}
          staff
          open
        />
      </div>
    </StaffLayout>,
  );
}
