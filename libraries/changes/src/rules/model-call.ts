import {lineRule} from './rule.ts'

/** Calls that ask, load, train or serve a model. */
export const modelCall = lineRule({
  id: 'model-call',
  surface: 'model-code',
  looksFor: 'a changed line that asks, loads, trains or serves a model',
  source: 'public interfaces of the packages in src/packages',
  kinds: ['code', 'notebook', 'interface', 'other'],
  patterns: [
    {
      pattern:
        /\.(chat\.completions|responses|messages|completions|embeddings|images|moderations|audio\.\w+)\.(create|parse|stream|generate)\s*\(|\b(generateText|streamText|generateObject|streamObject|embedMany|useChat|useCompletion|InvokeModel(WithResponseStream)?Command|ConverseCommand|invoke_model|generate_content|generateContent|acompletion|aembedding)\b|\blitellm\.\w*completion\s*\(|\b(ChatOpenAI|ChatAnthropic|ChatOllama|ChatVertexAI|AzureOpenAI|AsyncOpenAI|AsyncAnthropic|ChatBedrock|OpenAIEmbeddings|createOpenAI|createAnthropic|createOllama)\b|\bnew\s+(OpenAI|Anthropic|Ollama|GoogleGenerativeAI|GoogleGenAI|Mistral|Groq|CohereClient)\b/,
      weight: 0.88,
      means: 'call to a model',
    },
    {
      pattern:
        /\.from_pretrained\s*\(|\bAutoModel\w*|\bAutoTokenizer\b|\bpipeline\s*\(\s*["'](text|token|sentiment|question|summar|translation|zero-shot|image|feature|automatic|fill)[\w-]*|\bInferenceSession\b|\btorch\.(load|save|compile|no_grad|inference_mode|jit)\b|\bnn\.(Module|Linear|Conv\dd|LSTM|Transformer\w*|CrossEntropyLoss|BCE\w*|Embedding|Sequential)\b|\bF\.(softmax|cross_entropy|relu)\b|\.backward\s*\(|\boptimizer\.step\b|\b(joblib|pickle)\.(load|dump)\s*\(|\bkeras\.(Model|Sequential|layers)\b|\btf\.(keras|nn)\b|\bmodel\.(eval|train|predict|fit|generate|encode|compile|forward|state_dict|load_state_dict|to)\s*\(/,
      weight: 0.82,
      means: 'a model is loaded, trained or applied',
    },
    {
      pattern:
        /\.(fit|predict|predict_proba|fit_transform|fit_predict|decision_function|partial_fit)\s*\(|\b(train_test_split|cross_val_score|GridSearchCV|StratifiedKFold|LogisticRegression|RandomForest\w+|GradientBoosting\w+|XGB(Classifier|Regressor)|LGBM(Classifier|Regressor)|DecisionTree\w+|KMeans|SVC|MLPClassifier|roc_auc_score|f1_score|confusion_matrix|accuracy_score)\b/,
      weight: 0.72,
      means: 'a model is fitted or measured',
    },
  ],
})
