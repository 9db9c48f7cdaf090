export { assetPath, assetRoutes } from './assets.ts';
export { clustersOf, numbersOf } from './browser/map-points.ts';
export { BackLink } from './components/back-link.tsx';
export { type Bar, BarChart } from './components/bar-chart.tsx';
export { Acts, Button, LinkButton } from './components/button.tsx';
export { Card } from './components/card.tsx';
export { ChartFrame, sidesOf } from './components/chart-frame.tsx';
export { type Chip, Chips } from './components/chips.tsx';
export { type Choice, ChoiceGroup } from './components/choice-group.tsx';
export { type CrisisLine, CrisisPanel } from './components/crisis-panel.tsx';
export { type Column, DataTable } from './components/data-table.tsx';
export { DateField } from './components/date-field.tsx';
export { type Door, Doors } from './components/doors.tsx';
export { type DotRow, DotScale } from './components/dot-scale.tsx';
export { Empty } from './components/empty.tsx';
export { ErrorSummary } from './components/error-summary.tsx';
export { type Fact, Facts } from './components/facts.tsx';
export { FileField } from './components/file-field.tsx';
export { Fold } from './components/fold.tsx';
export { Form, FormEnd } from './components/form.tsx';
export { Group } from './components/group.tsx';
export { Icon } from './components/icon.tsx';
export type { IconName } from './components/icons.ts';
export { LineChart, type LinePoint } from './components/line-chart.tsx';
export { Ltr } from './components/ltr.tsx';
export { Meter, Scales } from './components/meter.tsx';
export { NextUp } from './components/next-up.tsx';
export { Caveat, Notice } from './components/notice.tsx';
export { Pager } from './components/pager.tsx';
export { PasskeyForm } from './components/passkey-form.tsx';
export { Phone } from './components/phone.tsx';
export { Pips } from './components/pips.tsx';
export { Progress } from './components/progress.tsx';
export { type Range, RangeChart } from './components/range-chart.tsx';
export { Rich } from './components/rich.tsx';
export { RunChart, type RunPoint } from './components/run-chart.tsx';
export { Scale010 } from './components/scale-010.tsx';
export { type Option, Select } from './components/select.tsx';
export { SteppingStones, type Stone } from './components/stepping-stones.tsx';
export { type Tab, Tabs } from './components/tabs.tsx';
export { Tag, type TagTone } from './components/tag.tsx';
export { TextArea } from './components/text-area.tsx';
export { TextField } from './components/text-field.tsx';
export { TheirWords } from './components/their-words.tsx';
export { Tick } from './components/tick.tsx';
export { TimeLine, type TimeLineItem } from './components/time-line.tsx';
export { document } from './document.ts';
export { drawnForAll, pageForAll } from './drawn-once.ts';
export { choice, choices, id, optionalChoice, optionalId, tick, ticked } from './form/choice-field.ts';
export { date, dateTyped, optionalDate } from './form/date-field.ts';
export { email, optionalEmail } from './form/email-field.ts';
export { errorKey, type FieldErrorKeys, type FieldErrors, sayErrors } from './form/field-errors.ts';
export { optionalWholeNumber, wholeNumber } from './form/number-field.ts';
export { optionalPhone, phone } from './form/phone-field.ts';
export { type ParsedForm, readForm, type Typed, typedIn } from './form/read-form.ts';
export { optionalText, text } from './form/text-field.ts';
export { optionalTime, time } from './form/time-field.ts';
export { type Child, Html, raw } from './jsx/html.ts';
export { BareLayout } from './layouts/bare-layout.tsx';
export { errorPage } from './layouts/error-page.tsx';
export { languageHref } from './layouts/languages.tsx';
export { PublicLayout } from './layouts/public-layout.tsx';
export { StaffLayout } from './layouts/staff-layout.tsx';
export type { Flash } from './layouts/toast.tsx';
export { UnreadLanguages } from './layouts/unread-languages.tsx';
export { Landscape } from './motifs/landscape.tsx';
export { Mark } from './motifs/mark.tsx';
export { Sprig } from './motifs/sprig.tsx';
export { Twig } from './motifs/twig.tsx';
export { outline, type Ring } from './outline.ts';
export {
  type CrisisRegistry,
  makeView,
  type View,
  type ViewInput,
  type ViewProgramme,
  type ViewStaff,
} from './view.ts';
export { verbWords, type WordKey } from './words/catalogues.ts';
export {
  directionOf,
  LOCALES,
  type Locale,
  localeCodes,
  preferredLocale,
  STAFF_LOCALES,
} from './words/locales.ts';
export { ltr } from './words/ltr.ts';
export { enablePseudoArabic, mirrored } from './words/pseudo-arabic.ts';
export type { Say } from './words/say.ts';
export type { Words } from './words/words.ts';
export {
  catalogueOf,
  formatLocales,
  forStaff,
  isLocale,
  listenForEnglish,
  textOf,
  wordsFor,
} from './words/words-for.ts';
