export { type AgreePlan, agreePlan } from './agree-plan.ts';
export { planRoutes } from './pages/plan.tsx';
export { type Plan, type PlanContent, type PlanGoal, planAsText } from './plan.ts';
export { type SavePlan, savePlan } from './save-plan.ts';
export { planStore } from './store.ts';
