export { GoalItem, type PlanNames } from './pages/goal-item.tsx';
export { planRoutes } from './pages/plan.tsx';
export { type Plan, type PlanAction, planAsText } from './plan.ts';
export { planStore } from './store.ts';
