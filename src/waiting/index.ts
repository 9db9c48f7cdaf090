export { waitingListeners } from './listeners.ts';
export { keepInTouch, waitingRoutines } from './routines.ts';
export { waitStore } from './store.ts';
