import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(process.cwd(), 'src/i18n/zh-TW');
const characters = join(process.cwd(), '../assets/characters/simplified.txt');

/**
 * Taiwan usage, one word for one thing. Two translators once wrote these catalogues, and a clerk read 答復 on one page
 * and 答覆 on the next, 保存 here and 儲存 there, and looked for the difference. Each word on the left is how another
 * place says it, or the second word for what already has one: the word on the right is ours.
 */
const ours: Record<string, string> = {
  // The program and the computer
  '“': '「',
  '”': '」',
  保存: '儲存',
  信息: '資訊',
  剪切: '剪下',
  剪貼板: '剪貼簿',
  回車: 'Enter 鍵',
  導入: '匯入',
  導出: '匯出',
  屏幕: '螢幕',
  崗位: '職位',
  打印: '列印',
  搜索: '搜尋',
  數據: '資料 or 數值',
  文件: '檔案',
  日志: '日誌',
  服務器: '伺服器',
  查找: '尋找',
  添加: '新增',
  用戶: '使用者',
  登錄: '登入',
  硬盤: '硬碟',
  程序: '程式',
  粘貼: '貼上',
  紀錄: '記錄',
  網絡: '網路',
  菜單: '選單',
  視頻: '影片',
  設置: '設定',
  質量: '品質',
  軟件: '軟體',
  錄入: '輸入',
  鏈接: '連結',
  鼠標: '滑鼠',
  默認: '預設',
  點擊: '點選',
  // The shop
  備注: '備註',
  前台: '櫃檯',
  前綴: '字首',
  報批: '送審',
  審批: '審核',
  打分: '評分',
  抹零: '去零頭',
  渠道: '管道',
  爽約: '未到店',
  示例: '範例',
  範例店鋪: '範例店',
  答復: '答覆',
  簽字: '簽名',
  紙單: '紙本',
  紙質: '紙本',
  計劃: '預計',
  賠付: '理賠',
  賬: '帳',
  合同: '合約',
  短信: '簡訊',
  // The car and the workshop
  剎車: '煞車',
  前擋玻璃: '前擋風玻璃',
  力矩: '扭力',
  年檢: '驗車',
  減震器: '避震器',
  校驗碼: '檢查碼',
  發動機: '引擎',
  號牌: '車牌',
  蓄電池: '電瓶',
  質保: '保固',
  質檢: '品檢',
  車架號: '車身號碼',
  車間: '工場',
  送車人: '送修人',
  配件: '零件',
  // The store
  庫位: '儲位',
  貨位: '儲位',
  採購訂單: '採購單',
  發料: '領料',
};

/** Simplified characters that Taiwan writes as well, in words of their own: 里程, 批准, 台, 合約, 國稅局. */
const shared = '了修准出刮升即只台合吊同向回家局布才扣折抵搜教板查核注真矩私系表逾里面借呆致累秋';

type Catalogue = { [key: string]: string | Catalogue };

/** Every sentence as `catalogue:key sentence`. */
function sentences(): string[] {
  const found: string[] = [];
  const walk = (at: string, value: string | Catalogue) => {
    if (typeof value === 'string') found.push(`${at} ${value}`);
    else for (const [key, inner] of Object.entries(value)) walk(`${at}.${key}`, inner);
  };
  for (const file of readdirSync(folder)) walk(file, JSON.parse(readFileSync(join(folder, file), 'utf8')));
  // A language bears its own name.
  return found.filter((sentence) => !sentence.startsWith('shell.json.language_name.'));
}

it('the catalogues of Taiwan say each thing in one word, and in the word of Taiwan', () => {
  const wrong = sentences().flatMap((sentence) =>
    Object.entries(ours)
      .filter(([other]) => sentence.includes(other))
      .map(([other, word]) => `${other} → ${word}: ${sentence}`),
  );
  expect(wrong).toEqual([]);
});

it('no simplified character stands among those of Taiwan', () => {
  const pairs = readFileSync(characters, 'utf8').split('\n');
  const simplified = new Set(pairs.map((pair) => [...pair][1] ?? '').filter((one) => !shared.includes(one)));
  expect(simplified.size).toBeGreaterThan(3_000);
  expect(simplified.has('删')).toBe(true);
  const wrong = sentences().filter((sentence) => [...sentence].some((one) => simplified.has(one)));
  expect(wrong).toEqual([]);
});
