export { changeOnCall } from './alarms/change-on-call.ts';
export { addLine } from './crisis-lines/add-line.ts';
export { safetyRoutes } from './routes.ts';
export { safetyRoutines } from './routines.ts';
