export { type EircodeFault, parseEircode, routingKeyOf } from './eircode.ts';
export { formatIhi, parseIhi } from './ihi.ts';
export { formatNhsNumber, type IdentifierFault, parseNhsNumber } from './nhs-number.ts';
export { routingKeys } from './routing-keys.ts';
export { outwardCodeOf, parseUkPostcode, type UkPostcodeFault } from './uk-postcode.ts';
