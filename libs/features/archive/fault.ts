type FaultKind =
  | 'missing' // 文件缺失
  | 'changed' // 字节与清单不符
  | 'extra' // 清单之外的文件
  | 'unreadable' // 不是约定的格式
  | 'unregistered' // 清单与登记不符
  | 'content_hash' // 报告内容与审议审定时的校验码不符
  | 'rulebook_hash' // 规则包与清单不符
  | 'signature' // PDF 的电子签名不成立，或不是清单所记的证书
  | 'record' // 数据库中的行与归档文件或链条不符
  | 'replay'; // 按归档规则重算的得分与归档得分不符

export interface ArchiveFault {
  readonly kind: FaultKind;
  readonly file: string;
  readonly message: string;
}

export function fault(kind: ArchiveFault['kind'], file: string, message: string): ArchiveFault {
  return { kind, file, message };
}
