// Tables fill their frame as long as they fit it. One that does not scrolls sideways within it, as some figures do; the keyboard reaches
// it then, and its edge says so.
const SCROLLING = 'main table, main pre, main figure, main .chain, main .trend, main .chart, main .diagram-box';

function fit() {
  document.documentElement.classList.add('fits');
  document.querySelectorAll('main table').forEach((table) => {
    table.classList.remove('scrolls');
    const place = table.getBoundingClientRect();
    // A table that does not fit makes what is around it wider, too.
    const edge = Math.min(document.documentElement.clientWidth, table.closest('main').getBoundingClientRect().right);
    const fits = place.width <= table.parentElement.clientWidth + 1 && place.right <= edge + 1 && table.scrollWidth <= table.clientWidth + 1;
    table.classList.toggle('scrolls', !fits);
  });
  document.querySelectorAll(SCROLLING).forEach((part) => {
    const scrolls = part.scrollWidth > part.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(part).overflowX);
    if (scrolls && !part.hasAttribute('tabindex')) {
      part.tabIndex = 0;
      part.dataset.reached = '';
    } else if (!scrolls && 'reached' in part.dataset) {
      part.removeAttribute('tabindex');
      delete part.dataset.reached;
    }
  });
}

fit();
addEventListener('load', fit);
addEventListener('resize', fit);
document.addEventListener('toggle', fit, true);
// Other scripts draw what comes later.
new MutationObserver(() => requestAnimationFrame(fit)).observe(document.body, { childList: true, subtree: true });
