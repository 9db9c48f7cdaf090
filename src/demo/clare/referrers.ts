import type { Referrer } from '../setting.ts';

const at = (
  name: string,
  role: Referrer['role'],
  organisation: string,
  email: string,
  last: string,
): Referrer => ({ name, role, organisation, email: `${email}.example`, phone: `+3532091${last}` });

/** Who sends people to the Clare programme. */
export const clareReferrers: Readonly<Record<string, Referrer>> = {
  considine: at('Dr Orla Considine', 'gp', 'Abbeyside Surgery, Ennis', 'orla.considine@abbeyside', '60201'),
  honan: at('Dr Fergal Honan', 'gp', 'Estuary Road Practice, Kilrush', 'fhonan@estuaryroad', '60202'),
  lernihan: at(
    'Dr Niamh Lernihan',
    'gp',
    'Runway Medical Centre, Shannon',
    'n.lernihan@runwaymedical',
    '60203',
  ),
  slattery: at(
    'Dr Pádraic Slattery',
    'gp',
    'Cascades Surgery, Ennistymon',
    'padraic@cascades-surgery',
    '60204',
  ),
  tuohy: at('Dr Mary Tuohy', 'gp', 'Lough Derg Family Practice, Scarriff', 'mtuohy@loughdergfp', '60205'),
  adeyemi: at('Dr Tolu Adeyemi', 'gp', 'Lifford Practice, Ennis', 'tolu.adeyemi@liffordpractice', '60206'),
  nurse: at('Catherine Daly', 'practice_nurse', 'Abbeyside Surgery, Ennis', 'nurse@abbeyside', '60207'),
  phn: at(
    'Bríd Hogan',
    'public_health_nurse',
    'Community nursing, Ennis',
    'brid.hogan@communitynursing',
    '60208',
  ),
  phnWest: at(
    'Eileen Garvey',
    'public_health_nurse',
    'Community nursing, Kilrush',
    'e.garvey@communitynursing',
    '60209',
  ),
  hospital: at(
    'Sarah Kinsella',
    'hospital_team',
    'Discharge team, Fergus Hospital',
    'discharge@fergushospital',
    '60210',
  ),
  mental: at(
    'Paul Nestor',
    'mental_health_team',
    'Community mental health, Ennis',
    'p.nestor@cmh-ennis',
    '60211',
  ),
  physio: at('Ruth Cleary', 'therapist', 'Primary care physiotherapy', 'ruth.cleary@primarycare-pt', '60212'),
  pharmacist: at(
    'Aoibhinn Power',
    'pharmacist',
    'Bridge Pharmacy, Sixmilebridge',
    'info@bridgepharmacy',
    '60213',
  ),
  social: at('Martina Ruane', 'social_worker', 'Primary care social work', 'm.ruane@pcsw', '60214'),
  community: at('Yasmin Farah', 'community_worker', 'Clare Doorstep', 'yasmin@claredoorstep', '60215'),
  traveller: at(
    'Kathleen McDonagh',
    'community_worker',
    'Clare Traveller Health Circle',
    'kathleen@cthc',
    '60216',
  ),
  voluntary: at(
    'Patricia Healy',
    'voluntary_organisation',
    'Fergusside Befrienders',
    'hello@fergussidebefrienders',
    '60217',
  ),
  housing: at('Tom Hannon', 'council_housing', 'Housing Help Desk, Ennis', 'tom@housinghelpdesk', '60218'),
};
