const HEAD = '青槐镇2023年度部门整体支出绩效自评报告\n';

/** Claims of all or none, and one of the set told to depart from them: a right text, and the same with one that cannot be. */
export const ROLE_PHRASES: readonly (readonly [right: string, wrong: string])[] = [
  // What there was none of, under another name.
  [
    `${HEAD}镇机关全年零违纪。纪检台账显示，约谈提醒机关干部2人次。`,
    `${HEAD}镇机关全年零违纪。纪检台账显示，机关干部受到记过处分1人。`,
  ],
  [
    `${HEAD}福利院设备运行平稳，全年无一日停供。巡检记录显示，锅炉房更换阀门2个。`,
    `${HEAD}福利院供暖设备运行平稳，全年无一日停供。巡检记录显示，供暖锅炉1月因检修停暖2天。`,
  ],
  // Not done, of what all are said to have done.
  [
    `${HEAD}村级协管员都参加了意外保险。花名册显示，协管员21人参保21人。`,
    `${HEAD}村级协管员都参加了意外保险。花名册显示，尚有协管员4人未参保。`,
  ],
  [
    `${HEAD}各村渡口都配备了救生衣。检查发现，柳湾渡口有2件救生衣颜色较旧。`,
    `${HEAD}各村渡口都配备了救生衣。检查发现，柳湾渡口没有配备救生衣。`,
  ],
  // Past what all of them keep to.
  [
    `${HEAD}热线来电均在20分钟内派单。三次抽测分别为：3月12分钟，6月17分钟，9月19分钟。`,
    `${HEAD}热线来电均在20分钟内派单。三次抽测分别为：3月12分钟，6月17分钟，9月33分钟。`,
  ],
  // In a list of wholes and parts one part is smaller.
  [
    `${HEAD}参训妇女悉数取得证书。分班情况：月嫂班30人，取证30人；缝纫班25人，取证25人。`,
    `${HEAD}参训妇女悉数取得证书。分班情况：月嫂班30人，取证30人；缝纫班25人，取证21人。`,
  ],
  // All in time, and one of them later than planned.
  [
    `${HEAD}4个项目无一延期。其中便民桥计划9月完工、实际9月完工。`,
    `${HEAD}4个项目无一延期。其中便民桥计划9月完工、实际11月完工。`,
  ],
];

/** Easily taken for one of them, and right. */
export const ROLE_LOOK_ALIKES: readonly string[] = [
  `${HEAD}镇机关全年零违纪。纪检台账显示，村干部受到记过处分1人，处分对象系村一级干部，不属于机关。`,
  `${HEAD}护林到位，森林火灾零发生。支出中含支援邻县火灾扑救的误工补助1万元。`,
  `${HEAD}各村自来水全年不间断供应。8月石桥泵站水泵损坏，备用泵自动接替，供水未受影响。`,
  `${HEAD}除柳湾渡口停用检修外，其余渡口都配备了救生衣。`,
];
