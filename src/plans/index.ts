export { type AgreePlan, agreePlan } from './agree-plan.ts';
export { GoalItem, type PlanNames } from './pages/goal-item.tsx';
export { planRoutes } from './pages/plan.tsx';
export { type Plan, type PlanAction, type PlanContent, type PlanGoal, planAsText } from './plan.ts';
export { type SavePlan, savePlan } from './save-plan.ts';
export { planStore } from './store.ts';
