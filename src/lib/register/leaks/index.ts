export { canCheckNames, findLeaks, type Leak, type Secrets } from './find-leaks.js';
