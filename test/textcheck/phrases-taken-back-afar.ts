const report = (done: string, problem: string): string =>
  `一、履职情况\n我中心全年按月例会调度。${done}，大家配合有序。\n培训骨干46人次。\n编印简报12期。\n二、内部管理\n全年运转平稳。\n三、存在的主要问题\n一是场地偏小，停车不便。二是${problem}，需要加以改进。`;

/** What is said of all, or denied of all, and in another chapter one of them of which it is not true. */
export const AFAR_PHRASES: readonly (readonly [right: string, wrong: string])[] = [
  // Bound by words that occur nowhere else.
  [
    report('新增的52台净水机组绝大多数做了滤芯更换', '河湾站有3台净水机组没有做滤芯更换'),
    report('新增的52台净水机组台台做了滤芯更换', '河湾站有3台净水机组没有做滤芯更换'),
  ],
  [
    report('送检的40份土壤样品多数做了盲样复核', '东坡片有2份土壤样品以口头比对代替了盲样复核'),
    report('送检的40份土壤样品份份做了盲样复核', '东坡片有2份土壤样品以口头比对代替了盲样复核'),
  ],
  // An event under another name.
  [
    report('库区防火形势平稳', '10月3日松树坳因烧荒失火'),
    report('库区没有起过一次火', '10月3日松树坳因烧荒失火'),
  ],
  // All goals met, and one of them told as not.
  [
    report('年初各项指标多数完成', '计划新建公厕20座，受征地影响只完成16座'),
    report('年初设定的各项指标均已达到目标值', '计划新建公厕20座，受征地影响只完成16座'),
  ],
  // All money spent, and some of it left.
  [
    report('6个项目资金陆续支付', '库房改造进度慢，年末结转38.20万元'),
    report('6个项目资金全部支付完毕', '库房改造进度慢，年末结转38.20万元'),
  ],
];

/** Of something else, or put right. */
export const AFAR_LOOK_ALIKES: readonly string[] = [
  report('新增的52台净水机组台台做了滤芯更换', '净水机组的操作人员年龄偏大'),
  report('库区没有起过一次火', '防火物资更新偏慢'),
  report('年初设定的各项指标均已达到目标值', '计划新建公厕20座，实际完成22座'),
  report('6个项目资金全部支付完毕', '上年结转38.20万元下达偏晚'),
];
