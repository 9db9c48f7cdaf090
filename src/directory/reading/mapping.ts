/**
 * The fields a column of a single-table file can stand for. `extra` keeps a column under its own name, `ignore` drops it.
 * `parent_id` names the row that this row adds a further place, contact or time to.
 */
export const mappingFields = [
  'id',
  'parent_id',
  'name',
  'alternate_name',
  'description',
  'category',
  'keywords',
  'organization',
  'url',
  'email',
  'phone',
  'contact_name',
  'contact_title',
  'contact_email',
  'contact_phone',
  'contact_visible',
  'location_name',
  'address_1',
  'address_2',
  'city',
  'region',
  'postal_code',
  'country',
  'latitude',
  'longitude',
  'transportation',
  'accessibility',
  'step_free',
  'eligibility_description',
  'minimum_age',
  'maximum_age',
  'fees',
  'free',
  'cost_option',
  'cost_amount',
  'cost_description',
  'schedule_description',
  'weekday',
  'opens_at',
  'closes_at',
  'languages',
  'application_process',
  'wait_time',
  'alert',
  'service_area',
  'visible',
  'temporarily_closed',
  'assured_date',
  'extra',
  'ignore',
] as const;
export type MappingField = (typeof mappingFields)[number];

/** Which field each column stands for, by the column's name. */
export type Mapping = Readonly<Record<string, MappingField>>;

// What columns are called in the files we have met; compared without case, blanks and underscores.
const aliases: Readonly<Partial<Record<MappingField, readonly string[]>>> = {
  id: [
    'id',
    'importid',
    'uniquereferencenumber',
    'urn',
    'uprn',
    'ref',
    'reference',
    'externalid',
    'serviceid',
  ],
  parent_id: ['importidreference', 'parentid'],
  name: [
    'name',
    'title',
    'servicename',
    'groupname',
    'group',
    'club',
    'service',
    'clubname',
    'activity',
    'activityname',
    'ainm',
  ],
  alternate_name: ['alternatename', 'alsoknownas', 'aka'],
  description: ['description', 'about', 'details', 'summary', 'whatwedo', 'servicedescription', 'cursios'],
  category: [
    'category',
    'categories',
    'type',
    'servicetype',
    'kind',
    'activitytype',
    'servicetaxonomies',
    'cineál',
  ],
  keywords: ['keywords', 'tags', 'labels', 'suitabilities'],
  organization: [
    'organisation',
    'organization',
    'organisationname',
    'organizationname',
    'provider',
    'providername',
    'managed',
    'managedby',
    'runby',
    'eagraíocht',
  ],
  url: ['website', 'url', 'web', 'webaddress', 'link', 'homepage', 'suíomh'],
  email: ['email', 'emailaddress', 'e-mail', 'mail', 'ríomhphost'],
  phone: ['phone', 'telephone', 'tel', 'phonenumber', 'telephonenumber', 'mobile', 'fón', 'guthán'],
  contact_name: ['contact', 'contactname', 'contactperson'],
  contact_title: ['contacttitle', 'contactrole'],
  contact_email: ['contactemail'],
  contact_phone: ['contactphone', 'contacttelephone'],
  contact_visible: ['contactvisible'],
  location_name: ['locationname', 'venue', 'venuename', 'ionad'],
  address_1: ['address', 'address1', 'addressline1', 'street', 'fulladdress', 'locationaddress1', 'seoladh'],
  address_2: ['address2', 'addressline2'],
  city: ['city', 'town', 'locality', 'locationcity', 'posttown', 'baile'],
  region: ['county', 'region', 'contae'],
  postal_code: ['postcode', 'postalcode', 'zip', 'zipcode', 'eircode', 'locationpostcode'],
  country: ['country'],
  latitude: ['lat', 'latitude', 'locationlatitude', 'y'],
  longitude: ['lon', 'lng', 'long', 'longitude', 'locationlongitude', 'x'],
  transportation: ['transportation', 'gettingthere', 'publictransport'],
  accessibility: ['accessibility', 'access', 'locationaccessibilities', 'disabledaccess', 'facilities'],
  step_free: ['stepfree', 'wheelchair', 'wheelchairaccess', 'wheelchairaccessible'],
  eligibility_description: [
    'eligibility',
    'eligibilitydescription',
    'whofor',
    'whocancome',
    'audience',
    'agegroup',
  ],
  minimum_age: ['minage', 'minimumage', 'agefrom'],
  maximum_age: ['maxage', 'maximumage', 'ageto'],
  fees: ['fees', 'cost', 'price', 'feesdescription', 'charges', 'costas'],
  free: ['free', 'isfree'],
  cost_option: ['costoption'],
  cost_amount: ['costamount', 'amount'],
  cost_description: ['costtype', 'amountdescription'],
  schedule_description: [
    'openinghours',
    'openingtimes',
    'hours',
    'times',
    'when',
    'schedule',
    'daysandtimes',
    'amanna',
  ],
  weekday: ['weekday', 'day', 'scheduledweekday', 'lá'],
  opens_at: ['opensat', 'starttime', 'schedulesopensat', 'opens'],
  closes_at: ['closesat', 'endtime', 'schedulesclosesat', 'closes'],
  languages: ['languages', 'language'],
  application_process: ['applicationprocess', 'howtojoin', 'referral', 'howtoapply', 'howtostart'],
  wait_time: ['waittime', 'waitingtime', 'waiting'],
  alert: ['alert'],
  service_area: ['areaname', 'area', 'servicearea', 'serviceareas', 'ward'],
  visible: ['visible'],
  temporarily_closed: ['temporarilyclosed'],
  assured_date: ['assureddate', 'confirmed', 'lastconfirmed', 'lastupdated', 'verified', 'lastreviewed'],
  ignore: ['notes', 'internalnotes'],
};

const plain = (column: string): string =>
  column
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * A mapping suggested from the column names: the first column that fits a field gets it, everything else is kept as
 * `extra`. People look at it and change it before anything is imported.
 */
export function suggestMapping(columns: readonly string[]): Mapping {
  const taken = new Set<MappingField>();
  const chosen: Record<string, MappingField> = {};
  // Outpost's labels are for its own staff; what the public reads is under suitabilities.
  const internal = columns.some(column => plain(column) === 'suitabilities') ? 'labels' : null;
  for (const column of columns) {
    const name = plain(column);
    const field =
      name === internal
        ? 'ignore'
        : mappingFields.find(candidate => aliases[candidate]?.some(alias => plain(alias) === name));
    const free = field !== undefined && (field === 'ignore' || !taken.has(field));
    chosen[column] = free ? field : 'extra';
    if (free) taken.add(field);
  }
  return chosen;
}
