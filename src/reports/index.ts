export { dataSetRoutes as reportRoutes } from './pages/data-set.tsx';
