import ie from './ie.json' with { type: 'json' };
import { type RegionId, type RegionProfile, regionProfile } from './profile.ts';
import uk from './uk.json' with { type: 'json' };

const profiles: Readonly<Record<RegionId, RegionProfile>> = {
  ie: regionProfile.parse(ie),
  uk: regionProfile.parse(uk),
};

/** The profile of a region, checked when the process starts. */
export function regionOf(id: RegionId): RegionProfile {
  return profiles[id];
}
