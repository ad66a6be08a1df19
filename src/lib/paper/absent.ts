/**
 * Stands in the build for what jsPDF loads only to print web pages and SVG
 * (canvg, html2canvas, dompurify): none of it is used here, so none of it is
 * shipped. `vite.config.ts` puts it there.
 */
export default null;
