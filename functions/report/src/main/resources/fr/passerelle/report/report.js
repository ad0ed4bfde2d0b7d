// Draws a chart above each table that asks for one, from the table itself: what is drawn is what is read.
(function () {
  'use strict';
  // Okabe and Ito: told apart by colour-blind readers; each series also has its own mark or line.
  var colours = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#D55E00', '#56B4E9'];
  var marks = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'cross'];
  var dashes = [[], [6, 3], [2, 3], [8, 3, 2, 3], [4, 4], [1, 2]];

  function texts(cells) {
    return Array.prototype.map.call(cells, function (cell) { return cell.textContent.trim(); });
  }

  function shortened(label) {
    return label.length > 44 ? label.slice(0, 43) + '…' : label;
  }

  function series(table, rows) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    return heads.map(function (head, column) { return { head: head, column: column }; })
      .filter(function (one) { return one.head.hasAttribute('data-series'); })
      .map(function (one, i) {
        return {
          label: one.head.textContent.trim(),
          data: rows.map(function (row) {
            var value = row.cells[one.column].getAttribute('data-value');
            return value === '' ? null : Number(value);
          }),
          backgroundColor: colours[i % colours.length],
          borderColor: colours[i % colours.length],
          pointStyle: marks[i % marks.length],
          borderDash: dashes[i % dashes.length],
          pointRadius: 4,
          borderWidth: 2,
          tension: 0,
          maxBarThickness: 26
        };
      })
      .filter(function (one) { return one.data.some(function (value) { return value; }); });
  }

  function draw(table) {
    var rows = Array.prototype.filter.call(table.tBodies[0].rows, function (row) { return row.hasAttribute('data-charted'); });
    var sets = series(table, rows);
    if (!sets.length || !rows.length) {
      return;
    }
    var kind = table.getAttribute('data-chart');
    var lying = kind.indexOf('bars') === 0;
    var stacked = kind === 'bars-stacked';
    if (kind === 'line' && rows.length < 2) {
      kind = 'bar';
    }
    if (kind !== 'line') {
      sets.forEach(function (set) { delete set.borderDash; set.borderWidth = 0; });
    }
    var holder = document.createElement('div');
    holder.className = 'chart';
    var canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', 'Graphique : ' + table.caption.textContent + '. Les mêmes nombres sont dans le tableau qui suit.');
    holder.appendChild(canvas);
    table.parentNode.parentNode.insertBefore(holder, table.parentNode);
    holder.style.height = (lying ? 70 + rows.length * (stacked ? 34 : 14 + 14 * sets.length) : 280) + 'px';
    var counts = { beginAtZero: true, ticks: { precision: 0 }, stacked: stacked, grid: { color: '#e6eaee' } };
    var names = {
      stacked: stacked,
      grid: { display: false },
      ticks: { autoSkip: !lying, callback: function (value) { return shortened(this.getLabelForValue(value)); } }
    };
    new window.Chart(canvas, {
      type: kind === 'line' ? 'line' : 'bar',
      data: { labels: texts(rows.map(function (row) { return row.cells[0]; })), datasets: sets },
      options: {
        indexAxis: lying ? 'y' : 'x',
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        locale: 'fr-FR',
        interaction: { mode: 'index', axis: lying ? 'y' : 'x', intersect: false },
        scales: lying ? { x: counts, y: names } : { x: names, y: counts },
        plugins: { legend: { position: 'bottom', labels: { usePointStyle: kind === 'line', boxWidth: 14, color: '#1b1f24' } } }
      }
    });
  }

  window.Chart.defaults.font.family = 'system-ui, "Segoe UI", Roboto, Arial, sans-serif';
  window.Chart.defaults.color = '#3b434b';
  Array.prototype.forEach.call(document.querySelectorAll('table[data-chart]'), draw);
  window.addEventListener('beforeprint', function () {
    Object.keys(window.Chart.instances).forEach(function (id) { window.Chart.instances[id].resize(); });
  });
})();
