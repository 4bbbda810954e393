// In place of the web application's own file of this name: a plugin point, which is loaded with the application.
import '../../../../js/one-login.js';

// The web application itself knows only what the browser asks for. People choose their language on a page, which is written in it.
async function readersLanguage() {
  try {
    const page = await fetch(new URL('../../../../me/notifications', import.meta.url), { method: 'HEAD' });
    return (page.headers.get('Content-Language') ?? '').startsWith('zh') ? 'zh' : 'en';
  } catch {
    return 'en';
  }
}

const descriptions = {
  en: {
    name: 'Tasklist',
    claimTask: 'claims the currently selected task',
    focusFilter: 'set the focus to the first filter in the list',
    focusList: 'sets the focus to the first task in the list',
    focusForm: 'sets the focus to the first input field in a task form',
    startProcess: 'opens the start process modal dialog'
  },
  zh: {
    name: '待辦工作',
    claimTask: '接手目前選取的任務',
    focusFilter: '移至清單中的第一個篩選',
    focusList: '移至清單中的第一個任務',
    focusForm: '移至任務表單的第一個輸入欄位',
    startProcess: '開啟啟動流程的對話框'
  }
};

const language = await readersLanguage();
const words = descriptions[language];

export default {
  app: { name: words.name, vendor: 'Attain' },
  locales: { availableLocales: [language], fallbackLocale: language },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: words.claimTask },
    focusFilter: { key: 'ctrl+shift+f', description: words.focusFilter },
    focusList: { key: 'ctrl+alt+l', description: words.focusList },
    focusForm: { key: 'ctrl+alt+f', description: words.focusForm },
    startProcess: { key: 'ctrl+alt+p', description: words.startProcess }
  }
};
