export { agreePlan } from './agree-plan.ts';
export { GoalItem, type PlanNames } from './pages/goal-item.tsx';
export { planRoutes } from './pages/plan.tsx';
export { isAsAgreed, type Plan, type PlanAction, type PlanGoal, planAsText } from './plan.ts';
export { planStore } from './store.ts';
export { tickStep } from './tick-step.ts';
