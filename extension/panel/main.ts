import { startPage } from '../ui/start.js';
import Panel from './Panel.svelte';

startPage(Panel);
