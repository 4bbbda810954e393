// Tables fill their frame as long as they fit it. One that does not scrolls sideways within it, as some figures do; the keyboard reaches
// it then, and its edge says so.
const SCROLLING = 'main table, main pre, main figure, main .chain, main .trend, main .chart, main .diagram-box';

function fit() {
  document.documentElement.classList.add('fits');
  document.querySelectorAll('main table').forEach((table) => {
    table.classList.remove('scrolls');
    table.classList.toggle('scrolls', table.getBoundingClientRect().width > table.parentElement.clientWidth + 1);
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
