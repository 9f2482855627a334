import { quoteOf, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import { findingOf, isUnmarked } from '../finding-of.js';
import type { Kind } from '../kind.js';
import { hundredth, show } from '../relations/figures/arithmetic.js';
import { oddQuotients } from '../relations/tables/quotient-columns.js';
import { wrongRowProducts, type RowProduct } from '../relations/tables/row-products.js';
import { rowSums } from '../relations/tables/row-sums.js';
import { rowFaults, type RowFault } from '../relations/tables/table-rows.js';
import { shareFaults } from '../relations/tables/table-shares.js';

/** A row of a table whose figures do not go together as those of the other rows do. */
export const tableRow: Kind = {
  id: 'table_row',
  name: '表内算式不符',
  severity: 'error',
  reason:
    '同一张表各行的单价、数量与金额，预算、支出与执行率，应按同一算式得出；只有一行不合，多为笔误。',
  fires: [
    '项目\t预算数\t支出数\t执行率\n甲\t100.00\t95.00\t95.00%\n乙\t200.00\t150.00\t75.00%\n丙\t80.00\t60.00\t57.00%',
    '名称\t数量\t单价（元）\t金额（元）\n电脑\t12\t4500\t54000\n桌椅\t30\t680\t20400\n打印机\t4\t2600\t14000',
    '科目\t2023年\t2024年\t增减额\n办公费\t12.50\t13.80\t1.30\n水电费\t8.20\t7.90\t-0.30\n差旅费\t4.10\t5.60\t5.10',
    '收入分类\t金额（万元）\t占比\n财政拨款\t800.00\t80.00%\n事业收入\t150.00\t18.00%\n其他收入\t50.00\t5.00%\n合计\t1000.00\t100.00%',
    '项目\t年初预算\t追加\t调整后预算\n甲\t50\t8\t58\n乙\t30\t5\t35\n丙\t20\t4\t26',
  ],
  spares: [
    '收入分类\t金额（万元）\t占比\n财政拨款\t800.00\t80.00%\n事业收入\t150.00\t15.00%\n其他收入\t50.00\t5.00%\n合计\t1000.00\t100.00%',
    '项目\t预算数\t支出数\t执行率\n甲\t100.00\t95.00\t95.00%\n乙\t200.00\t150.00\t75.00%\n丙\t80.00\t60.00\t75.00%',
    '项目\t预算数\t支出数\t产出完成率\n甲\t100.00\t100.00\t100%\n乙\t200.00\t200.00\t100%\n丙\t80.00\t60.00\t100%',
    '名称\t数量\t单价（元）\t金额（元）\n电脑\t12\t4500\t54000\n桌椅\t30\t680\t20400\n打印机\t4\t2600\t10400',
  ],
  find: (document) => {
    const found = document.tables.flatMap((table) =>
      [...rowFaults(table), ...shareFaults(table)].map((fault) => finding(document, fault)),
    );
    const odd = document.tables.flatMap((table) => [...oddQuotients(table), ...rowSums(table)]);
    return [
      ...found,
      ...odd
        .filter(({ printed }) => isUnmarked(found, printed))
        .map((fault) => finding(document, fault)),
      ...wrongRowProducts(document)
        .filter(({ total }) => isUnmarked(found, total))
        .map((product) => productFinding(document, product)),
    ];
  },
};

function productFinding(
  document: TextDocument,
  { total, count, each, computed }: RowProduct,
): Finding {
  const worked = `${show(count.value)}${count.unit} × ${show(each.value)}${each.unit}`;
  return findingOf(tableRow, document, [total, count, each], {
    computed: `${worked} = ${show(computed.value)}，表中为 ${total.value.toFixed()}`,
    message: `按这一行所写的数量和标准，金额应为 ${show(computed.value)}，表中为 ${total.value.toFixed()}。`,
    suggestion: '核对数量、标准和金额。',
    confidence: 0.8,
  });
}

function finding(document: TextDocument, { printed, of, computed, sign, told }: RowFault): Finding {
  const value = sign === '÷' ? hundredth(computed) : show(computed);
  const worked = `${of.map((at) => show(at.value)).join(` ${sign} `)}${told}`;
  return {
    kind: tableRow.id,
    severity: tableRow.severity,
    quotes: [printed, ...of].map((at) => quoteOf(document, at)),
    computed: `${worked} = ${value}，表中为 ${printed.value.toFixed()}`,
    message: `按表中其他各行的算式，“${printed.label}”应为 ${value}，表中为 ${printed.value.toFixed()}。`,
    suggestion: `核对本行各数；其余无误的，改为 ${value}。`,
    confidence: 0.9,
  };
}
