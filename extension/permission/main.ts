import { startPage } from '../ui/start.js';
import Permission from './Permission.svelte';

startPage(Permission);
