import { startPage } from '../ui/start.js';
import Editor from './Editor.svelte';

startPage(Editor);
