import type {Surface} from './change-report.ts'

/** A word (or several in a row) that says what code is about, and how strongly. */
export interface ModelWord {
  readonly words: string
  readonly surface: Surface
  /** From 0 to 1: how far a module with this in its name is about a model. */
  readonly weight: number
  /** A maker, product or package: as a folder at the root it may only be the project's name. */
  readonly names?: true
}

function words(surface: Surface, weight: number, list: string): ModelWord[] {
  return list.split(/\s*,\s*/).map((entry) => ({words: entry.trim(), surface, weight}))
}

function names(surface: Surface, weight: number, list: string): ModelWord[] {
  return words(surface, weight, list).map((word) => ({...word, names: true}))
}

/**
 * Names that stand for models, their makers and their parts. A weight of 0.4 and more suffices
 * alone in the name of a source file; below that it needs a second sign.
 */
export const modelWords: readonly ModelWord[] = [
  ...names(
    'model-code',
    0.85,
    'openai, open ai, chatgpt, anthropic, claude, gemini, bedrock, vertexai, vertex ai, ollama, litellm, llamacpp, llama, mistral, cohere, groq, deepseek, openrouter, huggingface, hugging face, langchain, langgraph, llamaindex, llama index, llm, llms, gpt, gpt3, gpt4, qwen, vllm, bert, sagemaker, azureai, ai sdk, copilot, copilotkit, genai, generative ai, dspy, crewai, autogen, semantic kernel, mastra, pydantic ai, replicate, xai, grok, moonshot, zhipu, dashscope, azure openai, lm studio, lmstudio, together ai, togetherai, fireworks ai, cerebras, elevenlabs, deepgram, assemblyai, comfyui, watsonx, pinecone, chroma, chromadb, qdrant, weaviate, milvus, faiss, pgvector, lancedb, sglang, tensorrt, gguf, ggml, mlx, deepspeed, megatron, fsdp, peft, trl, unsloth, axolotl, bitsandbytes, gptq, mixtral, gemma, llava, catboost, optuna, hyperopt, langsmith, mlflow, kubeflow, mlops, word 2 vec, seq 2 seq, nemo, spacy, haystack, griptape, smolagents, presidio',
  ),
  ...words(
    'model-code',
    0.72,
    'accelerate config, accelerate configs, completion provider, multimodal, vision language, vlm, asr, speech recognition, voice agent, image generation, text generation, text embedding, sentence transformer, cross encoder, bm25, hybrid search, query rewriter, query rewriting, query expansion, graph rag, ner, entity extraction, nlu, context engineering, modeling, modelling, estimator, estimators, calibration, calibrator, nn, serving, topic model, topic models, reward model, reward models, replay buffer, actor critic, fraud detection, inference, inferencing, chatbot, chatbots, embedding, embeddings, embedder, reranker, rerank, rag, retriever, retrieval, vectorstore, vector store, vectordb, vector db, vector database, tokenizer, tokenizers, tokenization, tokenisation, natural language, hubconf, hf, torchscript, transformer, transformers, machine learning, deep learning, neural, ml, nlp, onnx, onnxruntime, torch, pytorch, tensorflow, keras, sklearn, xgboost, lightgbm, diffusion, stable diffusion, whisper, yolo, clip, lora, finetune, finetuning, fine tune, fine tuning, chat completion, chat completions, completions, text to speech, speech to text, tts, stt, transcription, transcribe, transcriber, ocr, tesseract, sentiment, sentiments, beam search, logits, logit, decoding, context compression, generation params, generation parameters, generation config, structured output, output parser, response parser, collator, collators, featurize, featurizer, featurization, sampling params, speculative, pairwise, preference data, personas, persona, ai bot, ai helper, ai features, ai summary, ai search, ai model, ai models, ai config, ai settings, ai tools, ai completion, ai suggestions, ai reply, facial recognition, face recognition, object detection, image classification, smart search, summarizer, summarization, summarize, auto tagging, ai tagging, dalle, dall e, hogai, ai chat, ai assistant, ai agent, ai agents, ai service, ai services, ai provider, ai providers, ai gateway, ai client, ai classifier, ai sdk provider, knowledge graph, chain of thought, cot, function call, function calling, model provider, model providers, model runtime, model config, model manager, model router, model loader, model registry, model serving, model server, model runner, classifier, classifiers, predictor, predictors, recommender, regressor, anomaly detection, churn, fraud model, risk model, scoring model, feature store, hyperparameters, hyperparameter, hyp, hyps, checkpoint loader, backbone, attention, moe, quantization, quantize, reinforcement, rlhf, ppo, dpo, sft, gan, vae, resnet, unet, lstm, rnn, cnn, vit, mlp',
  ),
  ...words(
    'evaluation',
    0.66,
    'evaluation module, evaluation server, evaluation engine, evaluation service, evaluation pipeline, evaluation suite, eval server, swe bench, humaneval, mmlu, gsm 8 k, gsm8k, red teaming, content safety, content moderation, fact checking, factchecking, sensitive data, pii, testset, testsets, test set, synthesizer, synthesizers, simulator llm, answer relevancy, answer relevance, context relevance, context precision, context recall, retrieval metrics, eval templates, eval, evals, evaluator, evaluators, judge, judges, rubric, rubrics, scorer, scorers, redteam, red team, jailbreak, jailbreaks, guardrail, guardrails, moderation, toxicity, fairness, disparity, demographic parity, robustness, hallucination, faithfulness, groundedness, groundtruth, ground truth, drift, data drift, explainability, explainer, shap, counterfactual, adversarial, perturbation, perturbations, bias and fairness, debiasing, mitigation algorithms, reductions, postprocessing algorithms, perplexity, bleu, rouge',
  ),
  ...names(
    'evaluation',
    0.46,
    'lm eval, trulens, deepeval, ragas, promptfoo, garak, pyrit, evidently, fairlearn, aif360, inspect ai, langfuse, giskard',
  ),
  ...words(
    'prompt',
    0.8,
    'prompt, prompts, prompt template, prompt templates, system message, system messages, system instruction, system instructions, chat template, chat templates, system prompt, promptlib, prompting, few shot, instructions template',
  ),
  ...words(
    'tool',
    0.7,
    'mcp, mcps, a2a, custom tool, custom tools, toolkit, toolkits, tool runner, tool executor, tool choice, tool schema, tool handler, function tool, agent executor, scratchpad, agent tools, tool calling, tool call, tool calls, tool use, toolset, tool definitions, tool registry, function tools, computer use',
  ),
  ...words(
    'model-code',
    0.66,
    'agent, agents, agentic, multi agent, subagent, subagents, advisor, assistant, assistants',
  ),
  ...words(
    'model-code',
    0.55,
    'kv cache, scoring, train, trainer, trainers, training, pretrain, predict, prediction, predictions, detect, loss, losses, augment, augmentation, augmentations, optimizer, optimizers, lr scheduler, dataloader, dataloaders, agentflow, agentflows, chatflow, chatflows, sampler, samplers, preprocess, preprocessing, cross validation, synthesis, kernels, weights, feature engineering, features pipeline, score model, forecast, forecasting, recommendation, recommendations, segmentation, clustering, similarity search, semantic search, semantic, vector, vectors, activations, anchors, autoanchor, autobatch, corruption, corruptions, torch utils, knowledge base, chunking, chunker, chunk, chunks, ranker, ranking, reward, rewards, rollout, encoder, encoders, decoder, decoders, checkpoint, checkpoints, anomaly, outlier, outliers, confusion matrix, grid search, intent, intents, planner, orchestrator, handoff, handoffs, layers, training data, synthetic data, inprocessing, text splitter, splitters, memory store',
  ),
  // In a repository without models these mean something else: health probes, column generators.
  ...words(
    'evaluation',
    0.52,
    'evaluate, relevance, detector, detectors, probe, probes, attack, attacks, leaderboard, harness, harnesses, benchmark models, solver, solvers, metric preset, test suites, stattests, stattest, descriptors',
  ),
  // As a folder in Python enough alone, which folders of models and providers are not: they are
  // more often tables of a database and ways to sign in.
  ...words(
    'model-code',
    0.44,
    'generator, generators, chat, chats, completion, chain, chains, tool, tools, knowledge',
  ),
  ...words(
    'model-code',
    0.42,
    'conversation, models, model, provider, providers, experiment, experiments, converter models, worker ai, playground, algorithms, algorithm, pipeline, pipelines, token usage, token counter, tokens limit',
  ),
  // Alone in a compound name, such as `ai_recipe_service`, outside the names struck out below.
  ...words('model-code', 0.6, 'ai'),
  ...words(
    'evaluation',
    0.4,
    'evaluation, evaluations, metrics, metric, metrics models, benchmark, benchmarks, analyzers, analyzer, val, validation set',
  ),
  ...words(
    'data',
    0.66,
    'coco, imagenet, mnist, cifar, compas, titanic, alpaca, sharegpt, squad, wikitext, openwebtext',
  ),
  ...words('data', 0.4, 'dataset, datasets, corpus, golden, labels'),
  ...words(
    'parameters',
    0.6,
    'model params, model parameters, model settings, models list, model list, model prices, model cost, model map, temperature',
  ),
]

/**
 * Beginnings and endings of words that are made of these parts and hardly of others, such as
 * `tokenizing`, `agentflow`, `llmindex`. A word of the list above goes first.
 */
export const modelStems: readonly {
  readonly pattern: RegExp
  readonly words: string
  readonly surface: Surface
  readonly weight: number
}[] = [
  {
    pattern:
      /^(llm|gpt|llama|openai|langchain|huggingface|chatbot|finetun|tokeni[sz]|embedd|rerank|vectori[sz]|summari[sz]|quanti[sz]|inferenc|torch|agentflow|chatflow|agentic)|(llm|gpt|llama|chatbot)s?$/,
    words: 'part of a word of the field',
    surface: 'model-code',
    weight: 0.66,
  },
  {pattern: /^prompt/, words: 'prompt', surface: 'prompt', weight: 0.66},
  {
    pattern: /^(guardrail|jailbreak|hallucinat|redteam|toxic)/,
    words: 'part of a word of the field',
    surface: 'evaluation',
    weight: 0.66,
  },
]

/**
 * Names in which a word of the list above does not mean a model. They are struck out first.
 */
export const misleadingNames: readonly string[] = [
  'user agent',
  'useragent',
  'openapi',
  'open api',
  'prompt dialog',
  'install prompt',
  'prompt user',
  'password prompt',
  'model match',
  'model view',
  'view model',
  'data model',
  'data models',
  'database models',
  'db models',
  'access token',
  'api token',
  'vector icons',
  'vector icon',
  'react native vector',
  'feature flags',
  'train station',
  'password generator',
  'id generator',
  'detect os',
  'detect browser',
  'language detector',
  'health probe',
  'release drafter',
  'coverage',
  'site generator',
  'travel agent',
  'agent log',
  'datadog agent',
  'real estate agent',
  'code generator',
  'chat widget',
  'ai trust',
  'ai act',
  'ai literacy',
  'eu ai act',
  'ai risk',
  'ai incident',
  'ai incidents',
  'nist ai',
  'ai rmf',
  'release train',
  'training video',
  'command prompt',
  'video encoder',
  'url encoder',
  'json encoder',
  'base 64 encoder',
  'annotation queue',
  'annotation queues',
  'agent discovery',
  'model inventory',
  'model inventories',
  'model risk',
  'model risks',
  'agent secret',
  'agent secrets',
  'agent capacity',
  'agent availability',
  'agent assignment',
  'agent invite',
  'agent presence',
  'agent status',
  'ai spend',
  'ai policy',
  'ai governance',
  'ai register',
  'ai inventory',
  'ai use case',
  'ai compliance',
  'ai vendor',
  'ai ethics',
  'ai assessment',
  'ai usage',
  'ai icon',
  'ai button',
  'ai bot header icon',
  'ai dev',
  'test metrics',
  'web vitals metrics',
  'prometheus metrics',
  'observability metrics',
  'persona non grata',
  'weights and measures',
  'live chat',
  'github copilot',
  'payment provider',
  'providers auth',
  'auth provider',
  'auth providers',
  'oauth provider',
  'theme provider',
  'session provider',
  'query provider',
  'react query provider',
  'context provider',
  'email provider',
  'store provider',
  'app provider',
  'provider wrapper',
]
