import { randomBytes } from 'node:crypto';
import { aoife, clare, declan, type Known, nuala, peter } from './addresses.ts';
import type { House } from './house.ts';

/** One look at an address: who goes there, the path, the status it answers with. */
export type Visit = { readonly as: string | null; readonly to: string; readonly status?: number };

const anyone = (to: string, status?: number): Visit => ({ as: null, to, ...(status ? { status } : {}) });
const as =
  (name: string) =>
  (to: string, status?: number): Visit => ({ as: name, to, ...(status ? { status } : {}) });
const worker = as(aoife);
const lead = as(declan);
const office = as(nuala);

/** Where a page can be seen in each of its states, by declared address. Every page with an address has an entry. */
export async function visitsOf(house: House, find: Known): Promise<Record<string, readonly Visit[]>> {
  const breda = await find.one(
    'case of Breda',
    `select id from referral where programme_id = ${clare} and given_name = 'Breda' and state = 'active' limit 1`,
  );
  const person = await find.one(
    'person',
    `select person_id as id from referral where id = $1 and person_id is not null`,
    breda,
  );
  const closed = await find.referral('closed', aoife);
  const waiting = await find.referral('waiting');
  const service = await find.one(
    'service of County Clare',
    `select service_id as id from introduction where programme_id = ${clare} and service_id is not null limit 1`,
  );
  const other = await find.one(
    'another service of County Clare',
    `select service_id as id from directory.listing where region = 'ie' and service_id <> $1 order by service_id limit 1`,
    service,
  );
  const session = (condition: string) => find.under('session', `t.state = 'held' and ${condition}`);
  const planned = await find.under('session', "t.state = 'planned' and t.starts_at > now()");
  const written = await session(
    "exists (select from note n where n.session_id = t.id and n.state = 'signed')",
  );
  const introduction = (state: string) => find.under('introduction', `t.state = '${state}'`);
  const chosen = await introduction('chosen');
  const token = await statusToken(house);
  const states = ['active', 'on_hold', 'contacting', 'allocated', 'follow_up', 'closed'];
  const cases = await Promise.all(states.map(state => find.referral(state)));
  const inbox = await Promise.all(
    ['received', 'in_triage', 'info_requested', 'declined', 'redirected'].map(state => find.referral(state)),
  );
  const ofConcern = (state: string) =>
    find.one(
      `${state} concern`,
      `select id from concern where programme_id = ${clare} and state = $1 limit 1`,
      state,
    );
  const messages = await house.sql<{ id: string }>(
    `select distinct on (state) id from message where programme_id = ${clare} order by state, id`,
  );
  const batches = await house.sql<{ id: string }>(
    `select id from print_batch where programme_id = ${clare} order by id limit 2`,
  );
  const copy = await find.one(
    'request for a copy',
    `select id from access_request where programme_id = ${clare} and state = 'open' limit 1`,
  );
  const courseId = await find.one(
    'course with people waiting',
    `select id from own_group where programme_id = ${clare} and waiting > 0 limit 1`,
  );
  const group = `/groups/${courseId}`;
  const groupDate = await find.one(
    'date of a course',
    `select id from group_date where group_id = $1 and starts_at > now() and state = 'planned' limit 1`,
    courseId,
  );
  const sheet = await find.one(
    'survey on paper',
    `select id from survey_ask where programme_id = ${clare} and way = 'paper' order by id limit 1`,
  );
  const supervised = await find.one(
    'link worker with a supervision',
    `select id from staff where programme_id = ${clare} and name = $1`,
    aoife,
  );
  const supervisionItem = await find.one(
    'case of an agenda',
    `select id from supervision_item where programme_id = ${clare} and worker_id = $1 order by id limit 1`,
    supervised,
  );
  const groupPlace = await find.one(
    'place in a course',
    `select id from group_place where group_id = $1 and state = 'booked' limit 1`,
    courseId,
  );
  const feed = await find.one('feed', 'select id from directory.feed order by id limit 1');
  const run = await find.one('import', 'select id from directory.import_run order by id limit 1');
  const consent = await givenConsent(house, person);
  const introductions = await Promise.all(
    ['suggested', 'chosen', 'sent', 'chased', 'accepted', 'booked', 'attending', 'declined'].map(
      introduction,
    ),
  );
  return {
    '/': [anyone('/')],
    '/sign-in': [anyone('/sign-in'), anyone('/sign-in?expired=1&to=/board')],
    // Without a sign-in that has begun there is nothing to carry on: they lead to the door.
    '/sign-in/second': [anyone('/sign-in/second')],
    '/sign-in/set-up': [anyone('/sign-in/set-up')],
    '/sign-in/back/:provider': [anyone('/sign-in/back/1', 404)],
    '/forgotten': [anyone('/forgotten')],
    '/forgotten/asked': [anyone('/forgotten/asked')],
    '/join/:token': [anyone('/join/lost', 410)],
    '/step-up': [worker('/step-up?to=/people')],
    '/step-up/done': [worker('/step-up/done?to=/people.csv')],
    '/account': [worker('/account'), office('/account')],
    '/account/password': [worker('/account/password')],
    '/account/app': [worker('/account/app')],
    '/account/passkeys/new': [worker('/account/passkeys/new')],
    '/account/passkeys/:passkeyId': [worker(`/account/passkeys/${service}`, 404)],
    '/reports': [lead('/reports'), office('/reports'), worker('/reports')],
    '/settings': [lead('/settings'), office('/settings')],
    '/settings/service': [office('/settings/service')],
    '/settings/pathway': [office('/settings/pathway')],
    '/settings/messages': [office('/settings/messages')],
    '/settings/measures': [office('/settings/measures')],
    '/settings/own-pages': [office('/settings/own-pages')],
    '/settings/keeping': [office('/settings/keeping')],
    '/staff': [lead('/staff'), office('/staff')],
    '/staff/invite': [lead('/staff/invite'), office('/staff/invite')],
    '/staff/teams': [lead('/staff/teams'), office('/staff/teams')],
    '/staff/:staffId': [
      office(
        `/staff/${await find.one('link worker', `select id from staff where programme_id = ${clare} and name = $1`, aoife)}`,
      ),
      lead(
        `/staff/${await find.one('administrator', `select id from staff where programme_id = ${clare} and name = $1`, nuala)}`,
      ),
    ],
    '/:programme': [anyone('/clare'), anyone('/trafford'), anyone('/nowhere', 404)],
    '/:programme/privacy': [anyone('/clare/privacy')],
    '/:programme/accessibility': [anyone('/clare/accessibility')],
    '/:programme/find': [
      anyone('/clare/find'),
      anyone('/clare/find?q=singing'),
      anyone('/clare/find?q=zzzzqq'),
      anyone('/trafford/find?q=walk&near=M33'),
      anyone('/clare/find?near=V95&within=20&day=mo,tu&time=morning&free=yes&access=hearing_loop&map=yes'),
    ],
    '/:programme/shortlist': [
      anyone('/clare/shortlist'),
      anyone(`/clare/shortlist?list=${service},${other}`),
    ],
    '/:programme/shortlist/sheet': [
      anyone(`/clare/shortlist/sheet?list=${service},${other}`),
      anyone(`/clare/shortlist/sheet?list=${service}&in=ga&size=large`),
    ],
    '/:programme/find/:serviceId': [anyone(`/clare/find/${service}`)],
    '/:programme/refer': [anyone('/clare/refer'), anyone('/trafford/refer')],
    '/:programme/status/:token': [anyone(`/clare/status/${token}`), anyone('/clare/status/lost', 404)],
    '/:programme/status/:token/survey': [
      anyone(`/clare/status/${token}/survey`),
      anyone('/clare/status/lost/survey', 404),
    ],
    '/:programme/answered': [anyone('/clare/answered')],
    '/:programme/support': [anyone('/clare/support')],
    '/:programme/support/resume': [anyone('/clare/support/resume')],
    '/today': [worker('/today'), lead('/today'), office('/today'), worker('/today?day=2030-01-01')],
    '/board': [worker('/board'), lead('/board')],
    '/search': [worker('/search?q=breda'), worker('/search?q=zzzz'), lead('/search')],
    '/cases/:referralId': [worker(`/cases/${breda}`), ...cases.map(id => lead(`/cases/${id}`))],
    '/find': [
      worker(`/find?for=${breda}&list=${service}`),
      lead('/find?q=men+shed&near=V95&map=yes'),
      office('/find'),
    ],
    '/shortlist': [worker(`/shortlist?list=${service},${other}&for=${breda}`), office('/shortlist')],
    '/services/:serviceId': [worker(`/services/${service}?for=${breda}`), lead(`/services/${service}`)],
    '/services/:serviceId/edit/:group': [
      'entry',
      'where',
      'times',
      'cost',
      'access',
      'who_for',
      'contact',
      'safeguarding',
    ].map(group => lead(`/services/${service}/edit/${group}`)),
    '/services/:serviceId/take-off': [lead(`/services/${service}/take-off`)],
    '/directory/add': [lead('/directory/add'), office('/directory/add')],
    '/services/:serviceId/wrong': [worker(`/services/${service}/wrong`)],
    '/:programme/find/:serviceId/wrong': [anyone(`/clare/find/${service}/wrong`)],
    '/services/:serviceId/recall': [
      worker(`/services/${service}/recall`),
      lead(`/services/${service}/recall`),
    ],
    '/directory/care': [
      lead('/directory/care'),
      office('/directory/care?kind=reported'),
      as(peter)('/directory/care'),
    ],
    '/directory/care/:serviceId': [
      lead(
        `/directory/care/${await find.one('report', 'select service_id as id from service_report limit 1')}`,
      ),
    ],
    '/directory/proposals/:proposalId': [
      lead(`/directory/proposals/${await find.one('proposal', 'select id from service_proposal limit 1')}`),
    ],
    '/directory/duplicates/:oneId/:otherId': [
      lead(
        await find.one(
          'pair',
          "select '/directory/duplicates/' || one_id || '/' || other_id as id from directory.duplicate limit 1",
        ),
      ),
    ],
    '/:programme/entry/:token': [
      anyone(`/clare/entry/${await entryToken(house)}`),
      anyone('/clare/entry/lost', 404),
    ],
    '/:programme/pack/:token': [anyone('/clare/pack/lost', 404)],
    '/:programme/pack/:token/:file{(?:en|ga)\\.(?:pdf|xlsx|csv)}': [anyone('/clare/pack/lost/en.pdf', 404)],
    '/:programme/reminder/:token': [
      anyone(`/clare/reminder/${await reminderToken(house)}`),
      anyone('/clare/reminder/lost', 404),
    ],
    '/:programme/entry-thanks': [anyone('/clare/entry-thanks?for=change')],
    '/directory/imports': [lead('/directory/imports'), office('/directory/imports')],
    '/directory/imports/new': [office('/directory/imports/new')],
    '/directory/imports/:runId': [office(`/directory/imports/${run}`)],
    '/directory/off-list': [lead('/directory/off-list')],
    '/directory/feeds': [lead('/directory/feeds')],
    '/directory/feeds/new': [lead('/directory/feeds/new')],
    '/directory/feeds/:feedId': [lead(`/directory/feeds/${feed}`)],
    '/directory/feeds/:feedId/columns': [lead(`/directory/feeds/${feed}/columns`)],
    '/inbox': [lead('/inbox'), worker('/inbox'), as(peter)('/inbox')],
    '/inbox/:referralId': [...inbox.map(id => lead(`/inbox/${id}`)), lead('/inbox/nonsense', 404)],
    '/waiting': [lead('/waiting'), worker('/waiting')],
    '/waiting/:referralId': [lead(`/waiting/${waiting}`), lead(`/waiting/${breda}`)],
    '/inbox/:referralId/handover': inbox.slice(4).map(id => lead(`/inbox/${id}/handover`)),
    '/paper': [worker('/paper')],
    '/:programme/received/:token': [anyone(`/clare/received/${'A'.repeat(43)}`, 404)],
    '/calendar': [worker('/calendar')],
    '/answers': [worker('/answers')],
    '/answers/:code': [worker('/answers/A-0000-0000', 404)],
    '/referrals/paper': [worker('/referrals/paper')],
    '/:programme/paper': [anyone('/clare/paper')],
    '/:programme/code': [anyone('/clare/code')],
    '/:programme/code/:code': [anyone('/clare/code/P-0000-0000', 404)],
    '/referrals/new': [worker('/referrals/new')],
    '/cases/:referralId/contacts/new': [worker(`/cases/${breda}/contacts/new`)],
    '/cases/:referralId/hold': [worker(`/cases/${breda}/hold`)],
    '/cases/:referralId/extend': [worker(`/cases/${breda}/extend`)],
    '/cases/:referralId/close': [worker(`/cases/${breda}/close`), lead(`/cases/${closed}/close`, 409)],
    '/cases/:referralId/reopen': [worker(`/cases/${closed}/reopen`)],
    '/cases/:referralId/withdraw': [worker(`/cases/${breda}/withdraw`)],
    '/cases/:referralId/concerns/new': [worker(`/cases/${breda}/concerns/new`)],
    '/concerns': [lead('/concerns')],
    '/concerns/:concernId': [lead(`/concerns/${await ofConcern('open')}`)],
    '/records': [lead('/records'), office('/records')],
    '/records/dictionary': [office('/records/dictionary')],
    '/records/erasure/:runId': [office(`/records/erasure/${await proposedErasure(house)}`)],
    '/records/copies': [lead('/records/copies')],
    '/records/copies/:requestId': [lead(`/records/copies/${copy}`)],
    '/records/copies/:requestId/package.tar': [lead(`/records/copies/${copy}/package.tar`, 404)],
    '/records/copies/:requestId/record.pdf': [lead(`/records/copies/${copy}/record.pdf`, 404)],
    '/people/:personId/keeping': [lead(`/people/${person}/keeping`)],
    '/tasks': [worker('/tasks'), lead('/tasks')],
    '/reports/figures': [lead('/reports/figures')],
    '/reports/figures/who': [lead('/reports/figures/who')],
    '/reports/figures/help': [lead('/reports/figures/help')],
    '/reports/figures/exchange': [lead('/reports/figures/exchange')],
    '/reports/figures/region': [lead('/reports/figures/region')],
    '/reports/pack': [lead('/reports/pack')],
    '/reports/pack/kept': [lead('/reports/pack/kept')],
    '/reports/pack/kept/:packId': [lead(`/reports/pack/kept/${person}`, 404)],
    '/reports/pack/plan': [lead('/reports/pack/plan'), office('/reports/pack/plan')],
    '/reports/reach': [lead('/reports/reach'), lead('/reports/reach?step=attended&by=ethnicity')],
    '/reports/missing': [lead('/reports/missing')],
    '/reports/assets': [lead('/reports/assets'), lead('/reports/assets?kind=walking_exercise')],
    '/reports/population': [lead('/reports/population'), office('/reports/population')],
    '/reports/population/new': [lead('/reports/population/new?kind=deprivation')],
    '/reports/population/draft/:sourceId': [lead(`/reports/population/draft/${person}`, 404)],
    '/reports/population/:sourceId': [lead(`/reports/population/${person}`, 404)],
    '/reports/journey': [lead('/reports/journey')],
    '/reports/journey/people': [lead('/reports/journey/people?step=met&which=ended')],
    '/reports/workers': [lead('/reports/workers')],
    '/reports/surveys': [lead('/reports/surveys')],
    '/surveys/enter': [lead('/surveys/enter')],
    '/surveys/sheets/:askId': [lead(`/surveys/sheets/${sheet}`)],
    '/cases/:referralId/survey': [worker(`/cases/${breda}/survey`)],
    '/:programme/survey-thanks': [anyone('/clare/survey-thanks'), anyone('/clare/survey-thanks?help=first')],
    '/:programme/survey/:token': [anyone(`/clare/survey/${await surveyToken(house)}`)],
    '/reports/waiting': [lead('/reports/waiting')],
    '/reports/team': [lead('/reports/team'), worker('/reports/team')],
    '/supervision': [lead('/supervision'), worker('/supervision')],
    '/supervision/:workerId': [lead(`/supervision/${supervised}`), worker(`/supervision/${supervised}`)],
    '/supervision/items/:itemId': [lead(`/supervision/items/${supervisionItem}`)],
    '/cases/:referralId/supervision': [worker(`/cases/${breda}/supervision`)],
    '/settings/caseload': [lead('/settings/caseload'), office('/settings/caseload')],
    '/reports/there': [lead('/reports/there')],
    '/reports/worth': [
      lead('/reports/worth'),
      lead('/reports/worth?gp=60&emergency=320&paid_emergency=yes&cost=90000'),
    ],
    '/reports/help': [lead('/reports/help'), lead('/reports/help?measure=ons4.happy')],
    '/reports/services': [lead('/reports/services?measure=service_use.gp')],
    '/break-glass': [worker('/break-glass')],
    '/break-glass/reviews': [lead('/break-glass/reviews'), as(peter)('/break-glass/reviews')],
    '/safety': [worker('/safety'), lead('/safety'), office('/safety')],
    '/safety/on-call': [lead('/safety/on-call')],
    '/safety/crisis-lines': [lead('/safety/crisis-lines')],
    '/safety/crisis-lines/new': [office('/safety/crisis-lines/new')],
    '/safety/crisis-lines/:line': [
      lead('/safety/crisis-lines/samaritans'),
      lead('/safety/crisis-lines/lost', 404),
    ],
    '/cases/:referralId/sessions/new': [worker(`/cases/${breda}/sessions/new`)],
    '/cases/:referralId/sessions/:sessionId': [lead(planned), lead(written)],
    '/cases/:referralId/sessions/:sessionId/move': [lead(`${planned}/move`)],
    '/cases/:referralId/sessions/:sessionId/missed': [lead(`${planned}/missed`)],
    '/cases/:referralId/plan': [worker(`/cases/${breda}/plan`), worker(`/cases/${closed}/plan`)],
    '/cases/:referralId/plan/print': [
      worker(`/cases/${breda}/plan/print`),
      worker(`/cases/${breda}/plan/print?size=large`),
    ],
    '/groups': [worker('/groups'), lead('/groups'), lead('/groups?which=over')],
    '/groups/new': [lead('/groups/new'), worker('/groups/new', 403)],
    '/groups/:groupId': [lead(group), worker(group)],
    '/groups/:groupId/edit': [lead(`${group}/edit`)],
    '/groups/:groupId/cancel': [lead(`${group}/cancel`)],
    '/groups/:groupId/dates/:dateId': [lead(`${group}/dates/${groupDate}`)],
    '/groups/:groupId/certificates': [lead(`${group}/certificates`)],
    '/groups/:groupId/certificates/:file{[0-9a-f-]+\\.pdf}': [
      lead(`${group}/certificates/${breda}.pdf`, 404),
    ],
    '/groups/:groupId/certificates/rule': [lead(`${group}/certificates/rule`)],
    '/groups/:groupId/report': [
      lead(`${group}/report`),
      lead(`${group}/report?end=going`),
      worker(`${group}/report`),
    ],
    '/groups/:groupId/measures': [lead(`${group}/measures`), worker(`${group}/measures`)],
    '/groups/:groupId/dates/:dateId/register': [lead(`${group}/dates/${groupDate}/register`)],
    '/groups/:groupId/dates/:dateId/register/:placeId': [
      lead(`${group}/dates/${groupDate}/register/${breda}`, 404),
    ],
    '/groups/:groupId/book': [
      worker(`${group}/book`),
      lead(`${group}/book?q=ki`),
      lead(`${group}/book?q=zzzz`),
      worker(`${group}/book?case=${breda}`),
    ],
    '/group-places/:placeId/make-up': [lead(`/group-places/${groupPlace}/make-up`)],
    '/group-places/:placeId/end': [lead(`/group-places/${groupPlace}/end`)],
    '/cases/:referralId/groups': [worker(`/cases/${breda}/groups`)],
    '/:programme/place/:token': [anyone('/clare/place/lost', 404)],
    '/:programme/place-thanks': [
      anyone('/clare/place-thanks?answer=yes'),
      anyone('/clare/place-thanks?answer=no'),
    ],
    '/unmet-needs': [worker('/unmet-needs'), lead('/unmet-needs')],
    '/cases/:referralId/introductions/:introductionId/why': [lead(`${chosen}/why`)],
    '/cases/:referralId/introductions/:introductionId/first-visit': [lead(`${chosen}/first-visit`)],
    '/cases/:referralId/introductions/:introductionId/first-visit/print': [
      lead(`${chosen}/first-visit/print?size=large`),
    ],
    '/concepts': [lead('/concepts?try=I+love+singing'), office('/concepts?q=zzzz')],
    '/concepts/new': [office('/concepts/new')],
    '/concepts/:concept': [lead('/concepts/interest.singing')],
    '/concepts/versions': [lead('/concepts/versions')],
    '/concepts/unheard': [lead('/concepts/unheard')],
    '/concepts/learned': [lead('/concepts/learned'), office('/concepts/learned')],
    '/concepts/import': [lead('/concepts/import')],
    '/cases/:referralId/shortlists': [worker(`/cases/${breda}/shortlists`)],
    '/introductions/new': [
      worker(`/introductions/new?service=${service}&referral=${breda}`),
      worker(`/introductions/new?service=${service}`),
    ],
    '/cases/:referralId/introductions/:introductionId': introductions.map(to => lead(to)),
    '/cases/:referralId/introductions/:introductionId/send': [lead(`${chosen}/send`)],
    '/cases/:referralId/unmet/new': [worker(`/cases/${breda}/unmet/new`)],
    '/cases/:referralId/measures': [worker(`/cases/${breda}/measures`), worker(`/cases/${closed}/measures`)],
    '/cases/:referralId/measures/:timepoint/paper': [worker(`/cases/${breda}/measures/baseline/paper`)],
    '/cases/:referralId/measures/:timepoint': [
      worker(`/cases/${breda}/measures/baseline`),
      worker(`/cases/${breda}/measures/end`),
    ],
    '/reports/research': [lead('/reports/research'), office('/reports/research')],
    '/reports/research/new': [lead('/reports/research/new')],
    '/reports/research/:projectId': [office(`/reports/research/${await study(house)}`)],
    '/reports/data-sets': [lead('/reports/data-sets')],
    '/reports/data-sets/:setId': [lead('/reports/data-sets/nhs_minimum?period=12m')],
    '/reports/data-sets/:setId/columns': [lead(`/reports/data-sets/${await ownDataSet(house)}/columns`)],
    '/measures': [lead('/measures')],
    '/measures/follow-up': [lead('/measures/follow-up'), worker('/measures/follow-up')],
    '/messages': [lead('/messages'), worker('/messages')],
    '/arrived-texts': [lead('/arrived-texts'), worker('/arrived-texts')],
    '/letters-to-post': [lead('/letters-to-post')],
    '/letters-to-post/:batchId': batches.map(({ id }) => lead(`/letters-to-post/${id}`)),
    '/messages/:messageId': messages.map(({ id }) => lead(`/messages/${id}`)),
    '/people': [worker('/people'), lead('/people?q=kin')],
    '/people/:personId': [worker(`/people/${person}`)],
    '/people/:personId/edit': [worker(`/people/${person}/edit`)],
    '/people/:personId/equality': [worker(`/people/${person}/equality`)],
    '/people/:personId/link': [worker(`/people/${person}/link`)],
    '/:programme/my': [anyone('/clare/my', 404)],
    '/:programme/my/calendar': [anyone('/clare/my/calendar', 404)],
    '/:programme/my/agreed': [anyone('/clare/my/agreed', 404)],
    '/:programme/my/seen': [anyone('/clare/my/seen', 404)],
    '/:programme/my/stop': [anyone('/clare/my/stop', 404)],
    '/:programme/my/stopped': [anyone('/clare/my/stopped', 404)],
    '/:programme/my/meetings': [anyone('/clare/my/meetings', 404)],
    '/:programme/my/meetings/:sessionId/calendar': [anyone(`/clare/my/meetings/${person}/calendar`, 404)],
    '/:programme/my/meetings/:sessionId/cannot': [anyone(`/clare/my/meetings/${person}/cannot`, 404)],
    '/:programme/my/meetings/:sessionId/move': [anyone(`/clare/my/meetings/${person}/move`, 404)],
    '/:programme/my/plan': [anyone('/clare/my/plan', 404)],
    '/:programme/my/plan/steps/:stepId/hard': [anyone(`/clare/my/plan/steps/${person}/hard`, 404)],
    '/:programme/my/activities': [anyone('/clare/my/activities', 404)],
    '/:programme/my/groups': [anyone('/clare/my/groups', 404)],
    '/:programme/my/groups/:groupId': [anyone(`/clare/my/groups/${courseId}`, 404)],
    '/:programme/my/activities/:activityId': [anyone(`/clare/my/activities/${person}`, 404)],
    '/:programme/my/activities/:activityId/went': [anyone(`/clare/my/activities/${person}/went`, 404)],
    '/:programme/my/activities/:activityId/not': [anyone(`/clare/my/activities/${person}/not`, 404)],
    '/:programme/my/questions': [anyone('/clare/my/questions', 404)],
    '/:programme/my/helpers': [anyone('/clare/my/helpers', 404)],
    '/:programme/my/passkey': [anyone('/clare/my/passkey', 404)],
    '/:programme/my/copy': [anyone('/clare/my/copy', 404)],
    '/people/:personId/helpers': [worker(`/people/${person}/helpers`)],
    '/people/:personId/said': [worker(`/people/${person}/said`)],
    '/:programme/provider': [anyone('/clare/provider', 404)],
    '/:programme/provider/introductions/:introductionId': [
      anyone(`/clare/provider/introductions/${breda}`, 404),
    ],
    '/:programme/provider/pause': [anyone('/clare/provider/pause', 404)],
    '/:programme/provider/keys': [anyone('/clare/provider/keys', 404)],
    '/:programme/provider/numbers': [anyone('/clare/provider/numbers', 404)],
    '/:programme/provider/numbers/sheet': [anyone('/clare/provider/numbers/sheet', 404)],
    '/:programme/provider/numbers/sheet.csv': [anyone('/clare/provider/numbers/sheet.csv', 404)],
    '/:programme/provider/:token': [anyone(`/clare/provider/${'A'.repeat(43)}`)],
    '/services/:serviceId/group-page': [worker(`/services/${service}/group-page`)],
    '/:programme/my/:token': [anyone(`/clare/my/${'A'.repeat(43)}`)],
    '/people/:personId/texts': [worker(`/people/${person}/texts`), lead(`/people/${person}/texts`)],
    '/people/:personId/consents': [worker(`/people/${person}/consents`), lead(`/people/${person}/consents`)],
    '/people/:personId/seen': [lead(`/people/${person}/seen`)],
    '/audit': [lead('/audit'), office('/audit?glass=yes'), lead(`/audit?person=${person}`)],
    '/audit/questions': [lead('/audit/questions')],
    '/consents': [lead('/consents'), lead('/consents?what=all'), lead('/consents?purpose=share_with_gp')],
    '/questionnaires': [lead('/questionnaires'), office('/questionnaires')],
    '/questionnaires/import': [office('/questionnaires/import')],
    '/questionnaires/:instrument': [
      lead('/questionnaires/ons4'),
      office('/questionnaires/phq9'),
      office('/questionnaires/swemwbs'),
      lead('/questionnaires/nothing', 404),
    ],
    '/questionnaires/:instrument/scales': [office('/questionnaires/phq9/scales', 409)],
    '/questionnaires/:instrument/words/:locale': [office('/questionnaires/who5/words/en', 409)],
    '/wordings': [lead('/wordings'), office('/wordings')],
    '/wordings/:template': [
      lead('/wordings/session_reminder'),
      office('/wordings/reply_read?in=ga'),
      lead('/wordings/session_reminder?in=ar'),
      lead('/wordings/nothing', 404),
    ],
    '/consents/wordings': [lead('/consents/wordings'), office('/consents/wordings')],
    '/people/:personId/consents/:consentId/withdraw': [
      lead(`/people/${consent.person}/consents/${consent.id}/withdraw`),
    ],
    '/people/:personId/merge': [lead(`/people/${person}/merge`), lead(`/people/${person}/merge?q=kinnane`)],
    '/people/:personId/merge/:otherId': [lead(`/people/${person}/merge/${consent.person}`)],
    '/cases/:referralId/letters/new': [
      lead(`/cases/${closed}/letters/new`),
      worker(`/cases/${breda}/letters/new`),
    ],
  };
}

/** A consent that stands, of somebody else. */
async function givenConsent(house: House, person: string) {
  const [row] = await house.sql<{ id: string; person: string }>(
    `select id, person_id as person from consent
      where programme_id = ${clare} and given and withdrawn_at is null and person_id <> $1 order by id limit 1`,
    [person],
  );
  if (!row) throw new Error('The demonstration has no consent.');
  return row;
}

/** The link of a letter to a group; the letter is written by a job a moment after the start. */
async function entryToken(house: House): Promise<string> {
  for (let tries = 0; tries < 40; tries += 1) {
    const [row] = await house.sql<{ token: string }>(
      `select substring(body from '/clare/entry/([A-Za-z0-9_-]+)') as token from message
        where programme_id = ${clare} and template = 'entry_check' limit 1`,
    );
    if (row) return row.token;
    await new Promise(done => setTimeout(done, 250));
  }
  throw new Error('The demonstration has written to no group.');
}

/** A question about a meeting to come, as the reminder in an e-mail asks it. */
/** A survey that nobody has answered, with a link of this visit’s own: only hashes are kept. */
async function surveyToken(house: House): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await house.sql(
    `update survey_ask set token_hash = sha256($1::bytea), expires_at = now() + interval '30 days'
     where id = (select id from survey_ask where programme_id = ${clare} and ended is null and way = 'message' order by id limit 1)`,
    [token],
  );
  return token;
}

async function reminderToken(house: House): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await house.sql(
    `insert into reminder_ask (programme_id, id, person_id, about, subject_id, starts_at, channel, token_hash, asked_at, expires_at)
     select programme_id, gen_random_uuid(), person_id, 'session', id, starts_at, 'email', sha256($1::bytea), now(), now() + interval '2 days'
     from session where programme_id = ${clare} and state = 'planned' and starts_at > now() order by starts_at limit 1`,
    [token],
  );
  return token;
}

async function statusToken(house: House): Promise<string> {
  const letters = await house.sql<{ body: string }>(
    `select id, body from message where programme_id = ${clare} and template = 'receipt' order by created_at desc`,
  );
  for (const { body } of letters) {
    const [, token] = /\/clare\/status\/([A-Za-z0-9_-]{43})/.exec(body) ?? [];
    if (token) return token;
  }
  throw new Error('The demonstration has no status link.');
}

/** A study that waits for its two people. */
async function study(house: House): Promise<string> {
  const [asked] = await house.sql<{ id: string }>(
    `insert into research_project (programme_id, id, title, purpose, recipient, recipient_key, ethics_reference, dpia_reference, variables,
       dates, from_on, until_on, ends_on, asked_by, asked_role, asked_at)
     select programme_id, gen_random_uuid(), 'Does company help?', 'Whether people feel less lonely.', 'A university', 'age1example', 'E 1',
       'D 1', '{age_band,days_open}', 'spans', '2026-01-01', '2026-06-30', '2036-01-01', id, 'coordinator', now()
     from staff where programme_id = ${clare} and role = 'coordinator' limit 1 returning id`,
  );
  return asked?.id ?? '';
}

/** A data set that the programme made its own, on record as one that was made by hand is. */
async function ownDataSet(house: House): Promise<string> {
  const [set] = await house.sql<{ id: string }>(
    `with made as (
       insert into data_set (programme_id, id, version, title, based_on, columns, made_by, made_at)
       select programme_id, gen_random_uuid(), 1, 'Our own', 'house',
         '[{"fact":"first_need","header":"reason","format":"plain","mandatory":true,"codes":{"lonely":"L"}},
           {"fact":"received_on","header":"came","format":"month","mandatory":false,"codes":null}]', id, now()
       from staff where programme_id = ${clare} and role = 'coordinator' limit 1 returning *)
     insert into audit_entry (programme_id, id, at, actor_id, actor_role, verb, subject_kind, subject_id, fields, request_id)
     select programme_id, gen_random_uuid(), made_at, made_by, 'coordinator', 'data_set.copied', 'data_set', id, '{}', 'visit'
     from made returning subject_id as id`,
  );
  return set?.id ?? '';
}

/** A decision that waits for its second person. */
async function proposedErasure(house: House): Promise<string> {
  const [run] = await house.sql<{ id: string }>(
    `insert into erasure_run (programme_id, id, ground, proposed_by, proposed_role, proposed_at)
     select programme_id, gen_random_uuid(), 'retention', id, 'administrator', now() from staff
     where programme_id = ${clare} and role = 'administrator' limit 1 returning id`,
  );
  return run?.id ?? '';
}
