/** What is held against the whole report: a right text, and the same with one figure that nothing there makes. */
export const WIDE_PHRASES: readonly (readonly [right: string, wrong: string])[] = [
  // Two digits changed over, of a sum told elsewhere.
  [
    '全镇涉及3,200户。\n三、成本\n施工合同价4,680.00万元，户均1.4625万元。',
    '全镇涉及3,200户。\n三、成本\n施工合同价4,680.00万元，户均1.4265万元。',
  ],
  // Yuan told as ten thousands of them.
  [
    '维修运动场地8,640平方米，支出155.52万元，每平方米造价180元。',
    '维修运动场地8,640平方米，支出155.52万元，每平方米造价180万元。',
  ],
  [
    '新建灌渠7.5公里，支出198.75万元，每公里投入26.50万元。',
    '新建灌渠7.5公里，支出198.75万元，每公里投入26.50元。',
  ],
  // The only total and the last number of the sentence.
  [
    '拍摄微党课8部，累计时长320分钟，平均每部40分钟。',
    '拍摄微党课8部，累计时长320分钟，平均每部4分钟。',
  ],
  [
    '填埋垃圾5.64万吨，支出462.48万元，折合每吨82.00元。',
    '填埋垃圾5.64万吨，支出462.48万元，折合每吨28.00元。',
  ],
  // A target told as a bound in another chapter.
  [
    '一、绩效目标\n开展法治宣讲不少于250场。\n二、完成情况\n法治宣讲。全年开展法治宣讲268场，完成率107.20%。',
    '一、绩效目标\n开展法治宣讲不少于250场。\n二、完成情况\n法治宣讲。全年开展法治宣讲268场，完成率170.20%。',
  ],
  // Of the whole its words name, and no other.
  [
    '核定编制260名，年末在职人员236人。\n党建工作。共有党员118人，占在职人员的50.00%。',
    '核定编制260名，年末在职人员236人。\n党建工作。共有党员118人，占在职人员的45.38%。',
  ],
];

/** Right, though near what would be found. */
export const WIDE_LOOK_ALIKES: readonly string[] = [
  '公用经费全年63万元，年初42人、年末48人，按平均人数45人计，人均1.4万元。',
  '全年外借图书14.58万册次，接待读者21.6万人次，人均占有藏书0.82册。',
  '招生不少于780人。\n招生。实际招收792人，完成目标的101.5%，比上年的765人多27人。',
  '“三公”经费预算32.50万元。\n“三公”经费支出28.76万元，其中公务用车运行维护费26.40万元，占“三公”经费的91.79%。',
];
